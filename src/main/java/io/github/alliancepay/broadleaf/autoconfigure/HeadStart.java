package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.bank.Rehearsal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Starts the {@link Rehearsal} on a thread of its own before the host builds its beans, so that the plugin adds little to the start. */
final class HeadStart implements BeanFactoryPostProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(HeadStart.class);

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        Thread thread = new Thread(HeadStart::rehearse, "alliancepay-head-start");
        thread.setDaemon(true);
        thread.start();
    }

    private static void rehearse() {
        try {
            new Rehearsal().run();
        } catch (RuntimeException failure) {
            LOG.debug("The rehearsal ended early; the beans themselves will say what is wrong", failure);
        }
    }
}
