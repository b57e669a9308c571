package io.github.alliancepay.broadleaf.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.text.Texts;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminUserTests {

    private final LocalizedTexts texts = LocalizedTexts.in(new Texts(), Locale.ENGLISH);

    @ParameterizedTest
    @ValueSource(strings = {RefundOrigin.SYSTEM, RefundOrigin.HOST, RefundOrigin.BANK, PaymentEvent.SYSTEM})
    void aWordOfThePluginIsNotAPerson(String word) {
        assertThat(texts.actor(word)).isNotEqualTo(word).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"system", "host", "bank", "login:", "login:host", "login:login:host"})
    void aLoginThatCouldBeMistakenIsMarkedAndShownAsItIs(String login) {
        String actor = user(login).actor();

        assertThat(actor).isNotEqualTo(login);
        assertThat(AdminUser.isWord(actor)).isFalse();
        assertThat(texts.actor(actor)).isEqualTo(login);
    }

    @Test
    void anyOtherLoginStaysAsItIs() {
        assertThat(user("iryna").actor()).isEqualTo("iryna");
        assertThat(texts.actor("iryna")).isEqualTo("iryna");
    }

    private static AdminUser user(String login) {
        return new AdminUser(login, true, true);
    }
}
