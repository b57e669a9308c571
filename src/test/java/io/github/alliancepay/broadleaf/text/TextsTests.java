package io.github.alliancepay.broadleaf.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.StaticMessageSource;

class TextsTests {

    private static final Instant NOVEMBER = Instant.parse("2026-11-29T10:00:09Z");

    private final StaticMessageSource host = new StaticMessageSource();
    private final Texts texts = new Texts(host);

    @ParameterizedTest
    @CsvSource({
        "uk,uk",
        "uk_UA,uk",
        "uk-UA,uk",
        "UK,uk",
        "ua,uk",
        "UA,uk",
        "ua-UA,uk",
        "en,en",
        "ru,en",
        "pl,en",
        "'',en",
        "u k,en"
    })
    void allButUkrainianIsSpokenToInEnglish(String asked, String spoken) {
        assertThat(Texts.supported(asked)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource({
        "en,Europe/Kiev,'Kyiv (UTC+2)'",
        "uk,Europe/Kyiv,'Київ (UTC+2)'",
        "en,US/Eastern,'Eastern Time (UTC-5)'",
        "en,UTC,'Coordinated Universal Time (UTC)'"
    })
    void aTimeZoneIsNamed(String language, String zone, String named) {
        assertThat(texts.zone(language, NOVEMBER.atZone(ZoneId.of(zone)))).isEqualTo(named);
    }

    @Test
    void aTimeIsWrittenWhereItIs() {
        assertThat(texts.time("en", NOVEMBER.atZone(ZoneId.of("US/Eastern")))).isEqualTo("29 Nov 2026, 05:00:09");
        assertThat(texts.time("uk", NOVEMBER.atZone(ZoneId.of("Europe/Kiev")))).isEqualTo("29.11.2026 12:00:09");
    }

    @Test
    void theHostsOwnWordsGoFirst() {
        host.addMessage("alliancepay.action.again", Locale.ENGLISH, "Once more, please");

        assertThat(texts.text("en", "action.again")).isEqualTo("Once more, please");
        assertThat(texts.text("uk", "action.again")).isEqualTo("Сплатити ще раз");
    }

    @Test
    void aHostThatAnswersUnknownKeysWithTheKeyIsNotBelieved() {
        host.setUseCodeAsDefaultMessage(true);

        assertThat(texts.text("en", "action.again")).isEqualTo("Pay again");
    }

    @Test
    void aKeyWithoutWordsStaysVisible() {
        assertThat(texts.text("en", "no.such.key")).isEqualTo("no.such.key");
        assertThat(texts.find("en", "no.such.key")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1.16,decline.1.16",
        "1.999,decline.1",
        "77.1,decline.unknown",
        "'',decline.unknown",
        "..,decline.unknown"
    })
    void aDeclineFallsBackFromTheReasonToItsFamily(String decline, String key) {
        assertThat(texts.reason("uk", decline)).isEqualTo(texts.text("uk", key)).doesNotContain("decline");
    }

    static Stream<Arguments> everyDecline() {
        return Stream.of("uk", "en").flatMap(language -> declines(language).map(code -> Arguments.of(language, code)));
    }

    private static Stream<String> declines(String language) {
        return ResourceBundle.getBundle("alliancepay/bank", Locale.forLanguageTag(language)).keySet().stream()
                .filter(key -> key.startsWith("decline."))
                .map(key -> key.substring("decline.".length()));
    }

    @ParameterizedTest
    @MethodSource("everyDecline")
    void noShopperReadsOfASuspicionOrAStolenCard(String language, String decline) {
        assertThat(texts.shopperReason(language, decline))
                .isNotBlank()
                .doesNotContain("decline.")
                .doesNotContainPattern(
                        "(?i)stolen|lost|fraud|suspect|monitoring|genuine|legal|security check|special condition")
                .doesNotContainPattern(
                        "(?iu)викрад|загубл|шахрай|підозр|моніторинг|справжн|законодав|перевірку безпеки|особливі");
    }

    @ParameterizedTest
    @CsvSource({"2.09,stolen", "2.08,lost", "1.02,fraud", "1.65,financial monitoring"})
    void theStaffReadTheExactReason(String decline, String word) {
        assertThat(texts.reason("en", decline)).contains(word);
        assertThat(texts.shopperReason("en", decline)).isEqualTo(texts.reason("en", "1.00"));
    }

    @Test
    void whatTheShopperCanMendIsToldToTheShopper() {
        assertThat(texts.shopperReason("en", "1.16")).isEqualTo(texts.reason("en", "1.16"));
    }

    @ParameterizedTest
    @CsvSource({
        "uk,123456789,UAH,'1 234 567,89 ₴'",
        "en,123456789,UAH,'₴1,234,567.89'",
        "uk,5,USD,'0,05 $'",
        "en,100000,EUR,'€1,000.00'",
        "en,0,USD,$0.00"
    })
    void sumsAreWrittenAsPeopleWriteThem(String language, long coins, Currency currency, String written) {
        assertThat(texts.money(language, new Coins(coins), currency).replace('\u00a0', ' '))
                .isEqualTo(written);
    }
}
