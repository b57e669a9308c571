package io.github.alliancepay.broadleaf.notification;

import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.PayLinkSender;
import io.github.alliancepay.broadleaf.payment.PayLinks.Seen;
import io.github.alliancepay.broadleaf.payment.PayableOrder;
import io.github.alliancepay.broadleaf.text.Texts;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;

/** Sends a payment link as an e-mail of plain text, by the mail sender of the shop. Safe for use by many threads. */
public final class PayLinkMail implements PayLinkSender {

    private static final Logger LOG = LoggerFactory.getLogger(PayLinkMail.class);

    private final MailSender sender;
    private final Texts texts;
    private final String from;
    private final String shop;

    /** @param shop what the shop is called where no message {@code alliancepay.shop.name} says it; empty for the host of the link */
    public PayLinkMail(MailSender sender, Texts texts, String from, String shop) {
        this.sender = sender;
        this.texts = texts;
        this.from = from;
        this.shop = shop;
    }

    @Override
    public boolean isAvailable() {
        return true;
    }

    @Override
    public boolean send(Seen link, URI address, String to) {
        try {
            sender.send(message(link, address, to));
            return true;
        } catch (MailException failure) {
            LOG.error(
                    "The payment link of order {} could not be sent by e-mail",
                    link.link().bill().orderId(),
                    failure);
            return false;
        }
    }

    private SimpleMailMessage message(Seen link, URI address, String to) {
        PayableOrder order = link.order().orElseThrow();
        String language = order.shopper().language();
        String name = texts.find(language, "shop.name").orElse(shop.isEmpty() ? address.getHost() : shop);
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom(from);
        message.setTo(to);
        message.setSubject(
                texts.text(language, "pay.mail.subject", order.details().number(), name));
        message.setText(texts.text(
                language,
                "pay.mail.text",
                order.details().number(),
                sum(language, order.bill()),
                address.toString(),
                texts.kyivTime(language, link.link().expiresAt()),
                name));
        return message;
    }

    private String sum(String language, Bill bill) {
        return texts.money(language, bill.amount(), bill.currency());
    }
}
