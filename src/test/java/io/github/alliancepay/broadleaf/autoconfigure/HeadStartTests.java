package io.github.alliancepay.broadleaf.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.alliancepay.broadleaf.payment.Settlement;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

class HeadStartTests {

    @Test
    void theRehearsalGoesThroughToItsEnd() {
        assertThatCode(new Rehearsal()::run).doesNotThrowAnyException();
    }

    @Test
    void theClassesOfThePluginAreFoundWhereverTheyLie() throws Exception {
        URL home = Settlement.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {home}, null)) {
            assertThat(HeadStart.classes(loader))
                    .contains(Settlement.class.getName(), Settlement.class.getName() + "$Sides")
                    .hasSizeGreaterThan(150)
                    .allSatisfy(name -> assertThat(name).doesNotContain(File.separator, "]"));
        }
    }
}
