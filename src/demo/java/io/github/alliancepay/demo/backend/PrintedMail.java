package io.github.alliancepay.demo.backend;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.stereotype.Component;

/** The mail sender of the demo: it prints each e-mail where the store was started, and nothing leaves the machine. */
@Component
public class PrintedMail implements MailSender {

    private final List<SimpleMailMessage> sent = new CopyOnWriteArrayList<>();

    @Override
    public void send(SimpleMailMessage message) {
        sent.add(message);
        System.out.printf(
                "%n  E-mail to %s%n  %s%n%n%s%n%n",
                String.join(", ", message.getTo()),
                message.getSubject(),
                message.getText().indent(4));
    }

    @Override
    public void send(SimpleMailMessage... messages) {
        List.of(messages).forEach(this::send);
    }

    /** All of them, the oldest first. */
    public List<SimpleMailMessage> sent() {
        return List.copyOf(sent);
    }
}
