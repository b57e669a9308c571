package io.github.alliancepay.broadleaf.notification;

import io.github.alliancepay.broadleaf.payment.AttentionNotice;
import io.github.alliancepay.broadleaf.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;

/**
 * Writes an e-mail about a payment that needs a person, in Ukrainian and in English. It holds the numbers of the order and the payment and the
 * reasons, and nothing of the shopper. Safe for use by many threads.
 */
public final class AttentionMail implements Consumer<AttentionNotice> {

    private final MailSender sender;
    private final Texts texts;
    private final String from;
    private final List<String> to;

    /** @param to at least one address */
    public AttentionMail(MailSender sender, Texts texts, String from, List<String> to) {
        this.sender = sender;
        this.texts = texts;
        this.from = from;
        this.to = List.copyOf(to);
    }

    /** @throws MailException when the message could not be sent */
    @Override
    public void accept(AttentionNotice notice) {
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom(from);
        message.setTo(to.toArray(String[]::new));
        message.setSubject(
                in("uk", "attention.mail.subject", notice) + " / " + in("en", "attention.mail.subject", notice));
        message.setText(
                Stream.of("uk", "en").map(language -> body(language, notice)).collect(Collectors.joining("\n\n")));
        sender.send(message);
    }

    private String body(String language, AttentionNotice notice) {
        String reasons = notice.causes().stream()
                .map(cause -> "* " + texts.refund(language, notice.onlyHeld(), "attention." + cause.reason()))
                .collect(Collectors.joining("\n"));
        return in(language, "attention.mail.first", notice) + "\n\n" + reasons + "\n\n"
                + in(language, "attention.mail.last", notice);
    }

    /** Numbers as texts, since a message would group their digits. */
    private String in(String language, String key, AttentionNotice notice) {
        return texts.text(language, key, Long.toString(notice.orderId()), notice.paymentId());
    }
}
