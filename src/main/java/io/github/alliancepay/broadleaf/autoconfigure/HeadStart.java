package io.github.alliancepay.broadleaf.autoconfigure;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Does on a thread of its own, before the host builds its beans, what needs nothing of it, so that the plugin adds little to the start:
 * reading the settings, loading and linking the plugin's classes, which the host's agent makes dear, and the {@link Rehearsal}. Classes
 * over the host's are not initialized, and none refers to an entity of the host: nothing of the host is touched ahead of its time.
 */
final class HeadStart implements BeanFactoryPostProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(HeadStart.class);
    private static final String BASE = "io/github/alliancepay/broadleaf/";
    private static final String SUFFIX = ".class";

    private Environment environment;
    private FutureTask<Settings> settings;

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        environment = Parts.environment(beans);
        settings = new FutureTask<>(() -> Settings.of(environment));
        Thread thread = new Thread(this::run, "alliancepay-head-start");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * The settings. What went wrong on the other thread is done again on the caller's, where it is heard.
     *
     * @throws InvalidSettingException when a setting cannot be used
     */
    Settings settings() {
        try {
            return settings.get();
        } catch (ExecutionException unreadable) {
            return Settings.of(environment);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The start was interrupted", stopped);
        }
    }

    private void run() {
        settings.run();
        try {
            classes(HeadStart.class.getClassLoader()).forEach(HeadStart::load);
            new Rehearsal(settings()).run();
        } catch (IOException | RuntimeException | LinkageError failure) {
            LOG.debug("The head start ended early; the beans themselves will say what is wrong", failure);
        }
    }

    /** The names of the plugin's classes. */
    static List<String> classes(ClassLoader loader) throws IOException {
        Resource[] files =
                new PathMatchingResourcePatternResolver(loader).getResources("classpath:" + BASE + "*/*" + SUFFIX);
        return Arrays.stream(files).map(HeadStart::name).toList();
    }

    private static String name(Resource file) {
        String path = file.getDescription();
        return path.substring(path.lastIndexOf(BASE), path.lastIndexOf(SUFFIX)).replace('/', '.');
    }

    /** Asking for its methods links a class. Site and admin each lack what some of the classes are built on. */
    private static void load(String name) {
        try {
            Class.forName(name, false, HeadStart.class.getClassLoader()).getDeclaredMethods();
        } catch (ClassNotFoundException | LinkageError absent) {
            LOG.trace("{} is not for this host", name, absent);
        }
    }
}
