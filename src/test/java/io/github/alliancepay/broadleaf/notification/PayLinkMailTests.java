package io.github.alliancepay.broadleaf.notification;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.github.alliancepay.broadleaf.bank.Payer;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.Fingerprint;
import io.github.alliancepay.broadleaf.payment.OrderDetails;
import io.github.alliancepay.broadleaf.payment.PayLink;
import io.github.alliancepay.broadleaf.payment.PayLinks.Seen;
import io.github.alliancepay.broadleaf.payment.PayableOrder;
import io.github.alliancepay.broadleaf.payment.Shopper;
import io.github.alliancepay.broadleaf.text.Texts;
import io.github.alliancepay.testing.Log;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.mail.MailSendException;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;

class PayLinkMailTests {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final URI ADDRESS = URI.create("https://shop.example/alliancepay/pay/secret");

    private final List<SimpleMailMessage> sent = new ArrayList<>();

    @Test
    void theShopperReadsWhatToPayWhereAndUntilWhen() {
        assertThat(mail("Toloka").send(link("en"), ADDRESS, "olena@example.com"))
                .isTrue();

        assertThat(sent).singleElement().satisfies(message -> {
            assertThat(message.getFrom()).isEqualTo("shop@shop.example");
            assertThat(message.getTo()).containsExactly("olena@example.com");
            assertThat(message.getSubject()).isEqualTo("Payment for order 1201 – Toloka");
            assertThat(message.getText())
                    .contains("order 1201", "₴1,234.56", ADDRESS.toString(), "27 Nov 2026, 11:00:00, Kyiv (UTC+2)");
        });
    }

    @Test
    void itIsInTheLanguageOfTheOrderAndNamesTheHostOfAShopWithoutAName() {
        mail("").send(link("uk"), ADDRESS, "olena@example.com");

        assertThat(sent).singleElement().satisfies(message -> {
            assertThat(message.getSubject()).isEqualTo("Оплата замовлення 1201 – shop.example");
            assertThat(message.getText()).contains("чекає на оплату", "27.11.2026 11:00:00");
        });
    }

    @Test
    void aMailServerThatIsAwayIsInTheLogWithoutTheShopper() {
        PayLinkMail away = new PayLinkMail(new Mailbox(sent, true), new Texts(), "shop@shop.example", "");

        assertThat(Log.of(PayLinkMail.class, Level.ERROR)
                        .during(() -> assertThat(away.send(link("uk"), ADDRESS, "olena@example.com"))
                                .isFalse()))
                .singleElement()
                .satisfies(line ->
                        assertThat(line.getFormattedMessage()).contains("1201").doesNotContain("olena", "secret"));
    }

    private PayLinkMail mail(String shop) {
        return new PayLinkMail(new Mailbox(sent, false), new Texts(), "shop@shop.example", shop);
    }

    private static Seen link(String language) {
        Bill bill = new Bill(1201, new Coins(123456), Currency.UAH, Fingerprint.of("lines"));
        PayLink link = new PayLink(
                "a", bill, NOW, NOW.plusSeconds(3 * 24 * 3600), "iryna", Optional.empty(), Optional.empty());
        PayableOrder order = new PayableOrder(
                bill, new Shopper(new Payer("77", Map.of()), "olena@example.com", language), OrderDetails.of(bill));
        return new Seen(link, PayLink.State.OPEN, Optional.of(order), Optional.empty());
    }

    private record Mailbox(List<SimpleMailMessage> sent, boolean away) implements MailSender {

        @Override
        public void send(SimpleMailMessage message) {
            if (away) {
                throw new MailSendException("The mail server is away");
            }
            sent.add(message);
        }

        @Override
        public void send(SimpleMailMessage... messages) {
            List.of(messages).forEach(this::send);
        }
    }
}
