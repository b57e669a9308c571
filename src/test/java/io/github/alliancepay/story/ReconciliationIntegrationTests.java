package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.text.Texts;
import io.github.alliancepay.sandbox.register.RegisterFlaw;
import io.github.alliancepay.sandbox.register.RegisterFormat;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An accountant compares the shop's ledger with the bank, on a day with two purchases and a refund. */
class ReconciliationIntegrationTests extends RefundStory {

    private static final String PAGE = "/admin/alliancepay/reconciliation";

    /** Every kind of difference, by the words of the page. */
    private static final List<String> KINDS = List.of(
            "At the bank only",
            "In the shop only",
            "Another sum",
            "Another state",
            "Refund unknown to the shop",
            "Another currency",
            "Another merchant",
            "Listed more than once");

    private static final Texts TEXTS = new Texts();

    private LocalDate day;
    private Payment refunded;
    private Payment paid;

    @BeforeEach
    void aDayOfItsOwn() {
        refundsAreDecidedAtOnce();
        bank().advance(Duration.ofDays(2));
        refunded = completed();
        makeRefund(refunded, honey(refunded), 1);
        passAMinute();
        paid = completed();
        day = LocalDate.ofInstant(bank().now(), ZoneId.of("Europe/Kiev"));
    }

    private Clerk accountant() {
        Clerk clerk = Clerk.named("viewer", shopUrl());
        clerk.get(PAGE);
        return clerk;
    }

    private HttpResponse<String> upload(byte[] register) {
        return accountant().upload(PAGE + "/register", Map.of("from", day.toString(), "to", day.toString()), register);
    }

    private HttpResponse<String> askTheBank() {
        return accountant().post(PAGE + "/bank", Map.of("from", day.toString(), "to", day.toString()));
    }

    private static void assertDifferences(HttpResponse<String> page, String... kinds) {
        assertThat(page.body()).contains("Matched:");
        assertThat(KINDS.stream().filter(kind -> page.body().contains(">" + kind + "<")))
                .as(page.body())
                .containsExactlyInAnyOrder(kinds);
    }

    @Test
    void theDaysAreWrittenAsPeopleOfTheLanguageWriteThem() {
        Clerk ukrainian = accountant();
        ukrainian.get(PAGE + "?lang=uk");

        HttpResponse<String> page =
                ukrainian.post(PAGE + "/bank", Map.of("from", day.minusDays(1).toString(), "to", day.toString()));

        assertThat(page.body()).contains(TEXTS.day("uk", day.minusDays(1)) + " – " + TEXTS.day("uk", day));
        assertThat(askTheBank().body()).contains(">" + TEXTS.day("en", day) + "<");
    }

    @ParameterizedTest
    @EnumSource
    void anHonestRegisterHasNoDifferences(RegisterFormat format) {
        HttpResponse<String> page = upload(bank().register(day, format));

        assertDifferences(page);
        assertThat(page.body()).contains("Matched: 3. Different: 0.").contains("nothing differs");
    }

    static Stream<Arguments> flaws() {
        return Stream.of(
                Arguments.of(RegisterFlaw.LOST, "In the shop only"),
                Arguments.of(RegisterFlaw.FURTHER, "At the bank only"),
                Arguments.of(RegisterFlaw.FURTHER_REFUND, "Refund unknown to the shop"),
                Arguments.of(RegisterFlaw.AMOUNT, "Another sum"),
                Arguments.of(RegisterFlaw.STATUS, "Another state"),
                Arguments.of(RegisterFlaw.TWICE, "Listed more than once"));
    }

    @ParameterizedTest
    @MethodSource("flaws")
    void eachFlawOfARegisterIsFoundAndNothingElse(RegisterFlaw flaw, String kind) {
        assertDifferences(upload(bank().register(day, RegisterFormat.CSV_1251, flaw)), kind);
    }

    @Test
    void allFlawsTogetherAreFound() {
        HttpResponse<String> page = upload(bank().register(day, RegisterFormat.CSV, RegisterFlaw.values()));

        assertDifferences(page, flaws().map(flaw -> (String) flaw.get()[1]).toArray(String[]::new));
        assertThat(page.body())
                .contains("/admin/order/" + orderOf(refunded) + "/alliancepay")
                .contains("/admin/order/" + orderOf(paid) + "/alliancepay");
    }

    @Test
    void theBanksAnswersAndTheLedgerAreAlike() {
        HttpResponse<String> page = askTheBank();

        assertDifferences(page);
        assertThat(page.body()).contains("Matched: 3. Different: 0.");
    }

    @Test
    void aRefundInTheBanksCabinetIsFoundOnBothWays() {
        bank().cabinetRefund(purchase(paid).operationId().orElseThrow(), 100);

        assertDifferences(askTheBank(), "Refund unknown to the shop");
        assertDifferences(upload(bank().register(day, RegisterFormat.CSV)), "Refund unknown to the shop");

        passAMinute();
        accountant().post("/admin/order/" + orderOf(paid) + "/alliancepay/" + paid.id() + "/update", Map.of());
        assertDifferences(askTheBank());
    }

    @Test
    void aBankThatIsSilentMakesNoDifference() {
        bank().killSession();
        bank().lockServiceCode();

        HttpResponse<String> page = askTheBank();

        assertDifferences(page);
        assertThat(page.body()).contains("did not answer").doesNotContain("nothing differs");
    }

    @Test
    void aFileThatTheHostDoesNotTakeIsAnsweredKindly() {
        HttpResponse<String> page = upload(new byte[1_500_000]);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo(PAGE);
        assertThat(page.body()).contains("The file is too large: at most 1 MB can be sent here.");
    }

    @Test
    void theResultIsATableForSpreadsheets() {
        HttpResponse<String> page = upload(bank().register(day, RegisterFormat.CSV, RegisterFlaw.AMOUNT));

        HttpResponse<String> table = accountant().get(page.uri().getPath() + "/csv");

        assertThat(table.body())
                .startsWith("\uFEFF\"Compared with the bank’s register ")
                .contains("\"Side\",", "\"Another sum\"");
    }

    @Test
    void theTableTellsThatTheBankDidNotAnswer() {
        bank().killSession();
        bank().lockServiceCode();

        HttpResponse<String> table = accountant().get(askTheBank().uri().getPath() + "/csv");

        assertThat(table.body())
                .contains("not asked or did not answer: 2.")
                .contains("\"" + paid.id() + "\"", "\"" + refunded.id() + "\"");
    }

    @Test
    void theTableFollowsTheChosenMerchant() {
        HttpResponse<String> result = upload(bank().register(day, RegisterFormat.CSV, RegisterFlaw.AMOUNT));
        String address = result.uri().getPath();

        assertThat(accountant().get(address + "?merchant=another").body()).contains("/csv?merchant=another\"");
        assertThat(accountant().get(address + "/csv?merchant=another").body())
                .contains("Differences shown for merchant another: 0.")
                .doesNotContain("\"Another sum\"");
        assertThat(result.body()).contains("/csv\"");
    }

    @Test
    void aTableThatIsNoLongerKeptLeadsToThePage() {
        HttpResponse<String> answer = accountant().get(PAGE + "/" + paid.id() + "/csv");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.uri().getPath()).isEqualTo(PAGE + "/" + paid.id());
        assertThat(answer.body()).contains("not kept here any more");
    }

    @Test
    void aFileThatIsNoRegisterIsRefusedWithAReason() {
        assertThat(upload("<script>alert(1)</script>".getBytes()).body())
                .contains("no such columns")
                .doesNotContain("<script>alert");
        assertThat(upload(new byte[0]).body()).contains("The file is empty");
    }

    @Test
    void linesThatCannotBeReadAreNamed() {
        byte[] broken = new String(bank().register(day, RegisterFormat.CSV), StandardCharsets.UTF_8)
                .replaceFirst(";[0-9]+;", ";much;")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(upload(broken).body()).contains("Line 2, column").contains("this is not a sum");
    }

    @Test
    void theDaysAreChecked() {
        HttpResponse<String> page = accountant().post(PAGE + "/bank", Map.of("from", "2026-01-01", "to", "2026-12-31"));

        assertThat(page.body()).contains("at most 92 days");
        for (String far : List.of("+999999999-12-31", "-999999999-01-01")) {
            assertThat(accountant().post(PAGE + "/bank", Map.of("from", far)).body())
                    .contains("at most 92 days");
        }
    }

    @Test
    void othersSeeNothing() {
        HttpResponse<String> page = upload(bank().register(day, RegisterFormat.CSV));

        HttpResponse<String> other =
                Clerk.named("admin", shopUrl()).get(page.uri().getPath());

        assertThat(other.body()).contains("not kept here any more").doesNotContain("Matched:");
        assertThat(Clerk.stranger(shopUrl()).get(PAGE).body()).doesNotContain("Reconciliation");
        assertThat(accountant()
                        .withoutToken()
                        .upload(PAGE + "/register", Map.of(), new byte[1])
                        .statusCode())
                .isEqualTo(403);
    }
}
