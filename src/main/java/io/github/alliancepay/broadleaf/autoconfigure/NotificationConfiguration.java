package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.notification.AttentionAlerts;
import io.github.alliancepay.broadleaf.notification.AttentionMail;
import io.github.alliancepay.broadleaf.notification.EventRelay;
import io.github.alliancepay.broadleaf.notification.PayLinkMail;
import io.github.alliancepay.broadleaf.payment.AttentionNotice;
import io.github.alliancepay.broadleaf.payment.EventOutbox;
import io.github.alliancepay.broadleaf.payment.PayLinkSender;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.refund.RefundLedger;
import io.github.alliancepay.broadleaf.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.MailSender;

/** What tells the shop and its people: application events, e-mails about payments that need a person, and payment links by e-mail. */
@Configuration(proxyBeanMethods = false)
class NotificationConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationConfiguration.class);

    @Bean
    @ConditionalOnMissingBean
    EventRelay alliancePayEventRelay(
            EventOutbox outbox,
            PaymentLedger payments,
            RefundLedger refunds,
            ApplicationEventPublisher shop,
            SyncWorkers workers,
            PluginClock clock) {
        return new EventRelay(outbox, payments, refunds, shop, workers::isStopping, clock.clock());
    }

    @Bean
    RecurringTask alliancePayEventTask(EventRelay relay, AlliancePayProperties properties) {
        return RecurringTask.publish(relay, properties.clock().interval());
    }

    @Bean
    @ConditionalOnMissingBean
    AttentionAlerts alliancePayAttentionAlerts(
            EventOutbox outbox,
            ApplicationEventPublisher shop,
            ObjectProvider<Messages> mail,
            AlliancePayProperties properties,
            SyncWorkers workers,
            PluginClock clock) {
        List<Consumer<AttentionNotice>> people =
                mail.stream().flatMap(Messages::stream).toList();
        if (people.isEmpty() && !properties.attention().mailTo().isEmpty()) {
            LOG.warn(
                    "The setting alliancepay.attention.mail-to has no effect: the shop has no mail sender. Declare a bean of the type"
                            + " org.springframework.mail.MailSender, such as Spring Boot makes with spring.mail.host.");
        }
        return new AttentionAlerts(outbox, shop, people, workers.mails(), workers::isStopping, clock.clock());
    }

    @Bean
    RecurringTask alliancePayAttentionTask(AttentionAlerts alerts) {
        return RecurringTask.alert(alerts);
    }

    /** A type of its own, since a {@link Consumer} among the host's beans might be taken for one of the host's. */
    interface Messages {
        Stream<Consumer<AttentionNotice>> stream();
    }

    @Bean
    @ConditionalOnMissingBean
    PayLinkSender alliancePayPayLinkSender(ObjectProvider<LinkMessages> mail) {
        return mail.stream().flatMap(LinkMessages::stream).findFirst().orElse(PayLinkSender.NONE);
    }

    /** As for {@link Messages}: a bean of ours that hosts do not know. */
    interface LinkMessages {
        Stream<PayLinkSender> stream();
    }

    /** For hosts that can send e-mails. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MailSender.class)
    static class Mail {

        @Bean
        Messages alliancePayAttentionMail(
                ObjectProvider<MailSender> senders, Texts texts, AlliancePayProperties properties) {
            AlliancePayProperties.AttentionSettings settings = properties.attention();
            return () -> settings.mailTo().isEmpty()
                    ? Stream.empty()
                    : senders.orderedStream()
                            .limit(1)
                            .map(sender -> new AttentionMail(sender, texts, settings.from(), settings.mailTo()));
        }

        @Bean
        LinkMessages alliancePayPayLinkMail(
                ObjectProvider<MailSender> senders, Texts texts, AlliancePayProperties properties) {
            String from = properties.payLink().mailFrom();
            return () -> senders.orderedStream()
                    .limit(1)
                    .filter(sender -> !from.isEmpty())
                    .map(sender -> new PayLinkMail(
                            sender, texts, from, properties.shop().name()));
        }
    }
}
