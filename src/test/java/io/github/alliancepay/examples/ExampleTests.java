package io.github.alliancepay.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.alliancepay.broadleaf.event.RefundSucceeded;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;

/** The examples of the guide compile and do what they say. */
class ExampleTests {

    private final List<SimpleMailMessage> sent = new ArrayList<>();

    @Test
    void theGuideShowsTheListenerThatIsTested() throws IOException {
        String listener = Files.readString(Path.of("src/test/java/io/github/alliancepay/examples/RefundMail.java"));
        assertThat(Files.readString(Path.of("docs/install.md")))
                .contains("```java\n" + listener.substring(listener.indexOf("@Component")) + "```");
    }

    @Test
    void theShopperIsToldOfARefund() {
        try (AnnotationConfigApplicationContext shop = new AnnotationConfigApplicationContext()) {
            shop.registerBean("blOrderService", OrderService.class, ExampleTests::orders);
            shop.registerBean(MailSender.class, this::mail);
            shop.register(RefundMail.class);
            shop.refresh();
            shop.publishEvent(new RefundSucceeded("r1", "p1", 1201, new Coins(9900), Currency.UAH, "admin"));
        }
        assertThat(sent).singleElement().satisfies(message -> {
            assertThat(message.getTo()).containsExactly("olena@example.com");
            assertThat(message.getSubject()).contains("2026112400001");
            assertThat(message.getText()).contains("99.00 UAH");
        });
    }

    private MailSender mail() {
        MailSender mail = mock(MailSender.class);
        doAnswer(call -> sent.add(call.getArgument(0))).when(mail).send(any(SimpleMailMessage.class));
        return mail;
    }

    private static OrderService orders() {
        Order order = mock(Order.class);
        when(order.getEmailAddress()).thenReturn("olena@example.com");
        when(order.getOrderNumber()).thenReturn("2026112400001");
        OrderService orders = mock(OrderService.class);
        when(orders.findOrderById(1201L)).thenReturn(order);
        return orders;
    }
}
