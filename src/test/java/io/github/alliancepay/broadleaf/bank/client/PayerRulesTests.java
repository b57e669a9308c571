package io.github.alliancepay.broadleaf.bank.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.bank.PayerField;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayerRulesTests {

    @ParameterizedTest
    @ValueSource(strings = {"Олена", "Anna-Maria", "Нечуй-Левицький", "Ivan 2", "O'Brien", "Ґалаґан", "José", "Я"})
    void namesOfLettersAreSentAsTheyAre(String name) {
        assertThat(PayerRules.fitting(PayerField.FIRST_NAME, name)).contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Дем\u2019янчук", "Дем\u02BCянчук", " Дем'янчук "})
    void everyApostropheBecomesTheOneTheBankKnows(String name) {
        assertThat(PayerRules.fitting(PayerField.LAST_NAME, name)).contains("Дем'янчук");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345",
                "-",
                "- -",
                "-Anna",
                "Anna-",
                "'Anna",
                "J. Doe",
                "Anna!",
                "<b>Anna</b>",
                "NULL",
                "unknown",
                "3d secure",
                "Surname",
                "CardHolder",
                "李小龙",
                "Anna\u0000",
                "Anna\nMaria",
                "Довгеімядовгеімядовгеімядовгеім"
            })
    void namesThatTheBankRefusesAreLeftOut(String name) {
        assertThat(PayerRules.fitting(PayerField.FIRST_NAME, name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"+380 (67) 123-45-67,380671234567", "380671234567,380671234567", "'067\u00A0123 45 67',0671234567"})
    void aPhoneIsBroughtDownToItsDigits(String phone, String digits) {
        assertThat(PayerRules.fitting(PayerField.PHONE, phone)).contains(digits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+", "067-CALL-ME", "103", "123456", "123456789012345678901", "٣٨٠٦٧٠٠٠٠٠"})
    void aPhoneThatIsNoNumberIsLeftOut(String phone) {
        assertThat(PayerRules.fitting(PayerField.PHONE, phone)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"UA,804", "ua,804", "UKR,804", "804,804", "US,840", "DEU,276", "AF,004"})
    void aCountryBecomesItsDigits(String country, String digits) {
        assertThat(PayerRules.fitting(PayerField.COUNTRY, country)).contains(digits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ukraine", "ZZ", "999", "8", "Україна", "ZZZ"})
    void aCountryThatIsNoneIsLeftOut(String country) {
        assertThat(PayerRules.fitting(PayerField.COUNTRY, country)).isEmpty();
    }

    @Test
    void everyCountryTheJavaPlatformKnowsHasItsDigits() {
        for (String alpha2 : Locale.getISOCountries()) {
            String alpha3 = new Locale("", alpha2).getISO3Country();
            assertThat(CountryCode.numeric(alpha2)).as(alpha2).isPresent().isEqualTo(CountryCode.numeric(alpha3));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.7", "2001:db8::1", "::ffff:203.0.113.7", "0.0.0.0", "255.255.255.255"})
    void anAddressOfEitherKindIsSent(String ip) {
        assertThat(PayerRules.fitting(PayerField.IP, ip)).contains(ip);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "1234",
                "256.1.1.1",
                "1.02.3.4",
                "007.1.1.1",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.4.",
                "fe80::1%eth0",
                ":",
                "g::1"
            })
    void whatIsNoAddressIsLeftOutAndNeverLookedUp(String ip) {
        assertThat(PayerRules.fitting(PayerField.IP, ip)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "olena@example.com,olena@example.com",
        "O.K+x_1@mail.example.com.ua,O.K+x_1@mail.example.com.ua",
        "o'brien@example.com,o'brien@example.com",
        "o@пошта.укр,o@xn--80a1acn3a.xn--j1amh",
        "o@xn--80a1acn3a.xn--j1amh,o@xn--80a1acn3a.xn--j1amh"
    })
    void anEmailThatEveryMailSystemTakesIsSent(String email, String sent) {
        assertThat(PayerRules.fitting(PayerField.EMAIL, email)).contains(sent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "olena",
                "@",
                "@x.ua",
                "olena@",
                "a@b",
                "a b@example.com",
                "olena@gmail..com",
                "olena@.gmail.com",
                "olena@gmail.com.",
                "olena@gmail.",
                "olena@-gmail.com",
                "olena@gmail-.com",
                "olena@gma_il.com",
                "olena@gmail.c",
                "olena@gmail.123",
                "olena@[203.0.113.7]",
                "olena@203.0.113.7",
                ".olena@gmail.com",
                "olena.@gmail.com",
                "ole..na@gmail.com",
                "ole@na@gmail.com",
                "\"olena k\"@gmail.com",
                "Olena <olena@gmail.com>",
                "olena@gmail.com,second@gmail.com",
                "олена@gmail.com",
                "olena@gmail.com\u0000",
                "olena@exa mple.com",
                "olena@gmail\u3002\u3002com"
            })
    void anEmailThatAServerMightRefuseIsLeftOut(String email) {
        assertThat(PayerRules.fitting(PayerField.EMAIL, email)).isEmpty();
    }

    @Test
    void anEmailHasTheLengthsOfTheMailStandard() {
        assertThat(PayerRules.fitting(PayerField.EMAIL, "x".repeat(64) + "@example.com"))
                .isPresent();
        assertThat(PayerRules.fitting(PayerField.EMAIL, "x".repeat(65) + "@example.com"))
                .isEmpty();
        assertThat(PayerRules.fitting(PayerField.EMAIL, "x@" + "y".repeat(63) + ".com"))
                .isPresent();
        assertThat(PayerRules.fitting(PayerField.EMAIL, "x@" + "y".repeat(64) + ".com"))
                .isEmpty();
        assertThat(PayerRules.fitting(PayerField.EMAIL, "x@" + "y.".repeat(130) + "com"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = PayerField.class,
            names = {"REGION", "CITY", "STREET", "ADDITIONAL_ADDRESS"})
    void anAddressIsWrittenWithWhatAddressesAreWrittenWith(PayerField field) {
        for (String text :
                new String[] {"вул. Січових Стрільців", "Київ", "кв. 5/7 (№ 3)", "Пл. «Ринок», 1", "Слов\u2019янськ"}) {
            assertThat(PayerRules.fitting(field, text)).as(text).contains(text);
        }
        for (String text :
                new String[] {"-", "...", "<script>", "a=b", "1; DROP TABLE", "{{7*7}}", "🏠", "half\uD800", "a\tb"}) {
            assertThat(PayerRules.fitting(field, text)).as(text).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"01001,true", "SW1A 1AA,true", "12345-6789,true", "-,false", "-1,false", "індекс,false", "1;2,false"})
    void aZipCodeIsLettersAndDigits(String code, boolean isSent) {
        assertThat(PayerRules.fitting(PayerField.ZIP_CODE, code).isPresent()).isEqualTo(isSent);
    }

    @ParameterizedTest
    @EnumSource(
            value = PayerField.class,
            names = {"REGION", "CITY", "STREET", "ADDITIONAL_ADDRESS", "ZIP_CODE"})
    void aTextThatIsTooLongIsLeftOutAndNeverCut(PayerField field) {
        assertThat(PayerRules.fitting(field, "x".repeat(field.longest()))).isPresent();
        assertThat(PayerRules.fitting(field, "x".repeat(field.longest() + 1))).isEmpty();
        assertThat(PayerRules.fitting(field, "line\nbreak")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"24.08.1991,24.08.1991", "1991-08-24,24.08.1991", "29.02.2000,29.02.2000"})
    void aBirthdayIsWrittenAsTheBankWritesDates(String birthday, String sent) {
        assertThat(PayerRules.fitting(PayerField.BIRTHDAY, birthday)).contains(sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30.02.1991", "24.8.1991", "24081991", "24/08/1991", "yesterday"})
    void aBirthdayThatIsNoDateIsLeftOut(String birthday) {
        assertThat(PayerRules.fitting(PayerField.BIRTHDAY, birthday)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"male,Male", "FEMALE,Female", "Other,", "m,"})
    void aGenderIsOneOfTheBanksTwoWords(String gender, String sent) {
        assertThat(PayerRules.fitting(PayerField.GENDER, gender)).isEqualTo(Optional.ofNullable(sent));
    }

    @ParameterizedTest
    @CsvSource({"1234567890,true", "КВ123456,true", "12-34-567890,false", "123,false", "123456789012345678901,false"})
    void aTaxNumberIsLettersAndDigits(String number, boolean isSent) {
        assertThat(PayerRules.fitting(PayerField.ITN, number).isPresent()).isEqualTo(isSent);
    }

    @Test
    void aPassportIsWrittenWithWhatAddressesAreWrittenWith() {
        assertThat(PayerRules.fitting(PayerField.PASSPORT, "КВ № 123456")).contains("КВ № 123456");
        assertThat(PayerRules.fitting(PayerField.PASSPORT, "<script>")).isEmpty();
    }
}
