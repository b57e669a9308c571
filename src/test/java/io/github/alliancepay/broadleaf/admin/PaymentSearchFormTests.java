package io.github.alliancepay.broadleaf.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import io.github.alliancepay.broadleaf.payment.PaymentQuery;
import io.github.alliancepay.broadleaf.payment.PaymentQuery.Filter;
import io.github.alliancepay.broadleaf.payment.PaymentQuery.Key;
import io.github.alliancepay.broadleaf.payment.PaymentQuery.Needing;
import io.github.alliancepay.broadleaf.payment.PaymentQuery.Sort;
import io.github.alliancepay.broadleaf.payment.PaymentStatus;
import io.github.alliancepay.broadleaf.text.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** What an admin types to find payments. */
class PaymentSearchFormTests {

    private static final ZoneId KYIV = ZoneId.of("Europe/Kiev");
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    @Test
    void anEmptyFormFindsEverything() {
        PaymentQuery query = form(Map.of()).query(NOW, 50);

        assertThat(query).isEqualTo(PaymentQuery.of(""));
        assertThat(query.filter()).isEqualTo(Filter.ANY);
    }

    @Test
    void sumsBelongToASearchByDaysOnly() {
        assertThat(form(Map.of()).isForDaysOnly()).isTrue();
        assertThat(form(Map.of("from", "2026-11-01", "to", "2026-11-02", "sort", "OLDEST"))
                        .isForDaysOnly())
                .isTrue();
        assertThat(form(Map.of("from", "2026-11-01", "q", "1111")).isForDaysOnly())
                .isFalse();
    }

    @Test
    void everyFieldNarrowsTheSearch() {
        Key key = new Key(NOW, new Coins(1), "p-1");
        PaymentQuery query = form(Map.of(
                        "q",
                        " 42 ",
                        "state",
                        "REFUNDED",
                        "from",
                        "2026-11-01",
                        "to",
                        "30.11.2026",
                        "min",
                        "1 000,5",
                        "max",
                        "2,000.00",
                        "reason",
                        "LATE_MONEY",
                        "test",
                        "no",
                        "sort",
                        "LARGEST",
                        "after",
                        key.toString()))
                .query(NOW, 50);

        assertThat(query.text()).isEqualTo("42");
        assertThat(query.sort()).isEqualTo(Sort.LARGEST);
        assertThat(query.after()).contains(key);
        assertThat(query.filter())
                .isEqualTo(new Filter(
                        Optional.of(PaymentStatus.REFUNDED),
                        false,
                        Optional.of(false),
                        Optional.of(Instant.parse("2026-10-31T22:00:00Z")),
                        Optional.of(Instant.parse("2026-11-30T22:00:00Z")),
                        Optional.of(new Coins(100_050)),
                        Optional.of(new Coins(200_000)),
                        Optional.of(new Needing(Optional.of(Reason.LATE_MONEY), NOW))));
    }

    @Test
    void refundsUnderWayAndAnyReasonAreChoicesToo() {
        Filter filter = form(Map.of("state", "REFUND_OPEN", "reason", "ANY", "test", "yes"))
                .query(NOW, 50)
                .filter();

        assertThat(filter.status()).isEmpty();
        assertThat(filter.refunding()).isTrue();
        assertThat(filter.test()).contains(true);
        assertThat(filter.attention()).contains(new Needing(Optional.empty(), NOW));
    }

    /** An address that somebody changed by hand is no error of the shop. */
    @Test
    void unknownChoicesMeanAny() {
        PaymentQuery query = form(Map.of("state", "x'", "reason", "?", "sort", "", "after", "1-2", "before", "-"))
                .query(NOW, 50);

        assertThat(query).isEqualTo(PaymentQuery.of(""));
    }

    @Test
    void whatCannotBeUnderstoodIsSaidAtItsField() {
        assertThat(form(Map.of("from", "31.02.2026", "to", "soon", "min", "many", "max", "-1"))
                        .problems())
                .containsExactly(
                        Map.entry("from", "search.bad-day"),
                        Map.entry("to", "search.bad-day"),
                        Map.entry("min", "search.bad-sum"),
                        Map.entry("max", "search.bad-sum"));
        assertThat(form(Map.of("from", "2026-11-02", "to", "2026-11-01", "min", "2", "max", "1"))
                        .problems())
                .containsExactly(Map.entry("to", "search.bad-days"), Map.entry("max", "search.bad-sums"));
    }

    @Test
    void absurdDaysAndSumsDoNoHarm() {
        for (String text :
                List.of("+999999999-01-01", "0000-00-00", "1e9", "99999999999999999999", "NaN", "1,2,3", "１")) {
            PaymentSearchForm form = form(Map.of("from", text, "min", text));
            assertThat(form.problems()).as(text).containsKey("from");
            assertThat(form.query(NOW, 50)).isNotNull();
        }
    }

    @Property
    void everySumThatIsShownCanBeTyped(@ForAll @LongRange(min = 0, max = 99_999_999_999_999L) long value) {
        Coins coins = new Coins(value);
        for (String language : List.of("uk", "en")) {
            for (Currency currency : Currency.values()) {
                String shown = new Texts().money(language, coins, currency);
                assertThat(form(Map.of("min", shown)).sum("min")).as(shown).contains(coins);
            }
        }
        assertThat(form(Map.of("min", coins.toString())).sum("min")).contains(coins);
    }

    @Test
    void aSearchStandsInItsAddress() {
        PaymentSearchForm form = form(Map.of("q", "a&b=№ 7", "state", "PAID", "after", "1-1-p", "from", ""));

        assertThat(form.address(Map.of())).isEqualTo("?q=a%26b%3D%E2%84%96%207&state=PAID");
        assertThat(form.address(Map.of("state", "", "before", "2-2-p")))
                .isEqualTo("?q=a%26b%3D%E2%84%96%207&before=2-2-p");
        assertThat(form(Map.of()).address(Map.of())).isEmpty();
    }

    @Test
    void aDayIsOneOfTheAdminsZone() {
        PaymentSearchForm form = form(Map.of("from", "2026-03-29"));

        assertThat(form.start(LocalDate.of(2026, 3, 29))).isEqualTo(Instant.parse("2026-03-28T22:00:00Z"));
        assertThat(form.start(LocalDate.of(2026, 3, 30))).isEqualTo(Instant.parse("2026-03-29T21:00:00Z"));
    }

    private static PaymentSearchForm form(Map<String, String> fields) {
        return new PaymentSearchForm(fields, KYIV);
    }
}
