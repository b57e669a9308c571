package io.github.alliancepay.broadleaf.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancepay.broadleaf.payment.PaymentSync;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.mock.env.MockEnvironment;

class HeadStartTests {

    @Test
    void theRehearsalGoesThroughToItsEnd() throws Exception {
        Settings settings = Settings.of(Merchant.environment());

        assertThatCode(new Rehearsal(settings)::run).doesNotThrowAnyException();
    }

    @Test
    void theSettingsAreReadAhead() throws Exception {
        MockEnvironment environment = Merchant.environment();
        HeadStart head = begun(environment);

        Settings settings = head.settings();

        assertThat(settings.terminal().test()).isTrue();
        assertThat(head.settings()).isSameAs(settings);
    }

    @Test
    void aSettingThatCannotBeUsedIsComplainedAboutToWhoeverAsks() throws Exception {
        HeadStart head = begun(Merchant.environment().withProperty("alliancepay.base-url", "http://bank.example"));

        assertThatThrownBy(head::settings)
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("https");
    }

    @Test
    void theClassesOfThePluginAreFoundWhereverTheyLie() throws Exception {
        URL home = PaymentSync.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {home}, null)) {
            assertThat(HeadStart.classes(loader))
                    .contains(PaymentSync.class.getName(), PaymentSync.class.getName() + "$Sides")
                    .hasSizeGreaterThan(150)
                    .allSatisfy(name -> assertThat(name).doesNotContain(File.separator, "]"));
        }
    }

    private static HeadStart begun(MockEnvironment environment) {
        DefaultListableBeanFactory host = new DefaultListableBeanFactory();
        host.registerSingleton("environment", environment);
        HeadStart head = new HeadStart();
        head.postProcessBeanFactory(host);
        return head;
    }
}
