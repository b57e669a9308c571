package io.github.alliancepay.examples;

import io.github.alliancepay.broadleaf.event.RefundSucceeded;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.event.EventListener;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;

@Component
public class RefundMail {

    private final OrderService orders;
    private final MailSender mail;

    public RefundMail(@Qualifier("blOrderService") OrderService orders, MailSender mail) {
        this.orders = orders;
        this.mail = mail;
    }

    @Async // a mail server may be slow
    @EventListener
    public void tell(RefundSucceeded refund) {
        Order order = orders.findOrderById(refund.orderId());
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom("shop@shop.example");
        message.setTo(order.getEmailAddress());
        message.setSubject("Your refund for order " + order.getOrderNumber());
        message.setText("We have sent back " + refund.amount() + " " + refund.currency() + ".");
        mail.send(message);
    }
}
