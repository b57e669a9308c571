package io.github.alliancepay.broadleaf.autoconfigure;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Does on a thread of its own, before the host builds its beans, what takes its time the first time only, so that the plugin adds
 * little to the start: the {@link Rehearsal}, and loading and linking the plugin's classes, which the host's agent makes dear. Classes
 * over the host's are not initialized, and none refers to an entity of the host: nothing of the host is touched ahead of its time.
 */
final class HeadStart implements BeanFactoryPostProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(HeadStart.class);
    private static final String BASE = "io/github/alliancepay/broadleaf/";
    private static final String SUFFIX = ".class";

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        Thread thread = new Thread(HeadStart::run, "alliancepay-head-start");
        thread.setDaemon(true);
        thread.start();
    }

    private static void run() {
        try {
            classes(HeadStart.class.getClassLoader()).forEach(HeadStart::load);
            new Rehearsal().run();
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
