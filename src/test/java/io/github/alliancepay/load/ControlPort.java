package io.github.alliancepay.load;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Lets processes of this machine call an object of another one by its interface: JMX on the loopback address. */
final class ControlPort {

    private static final String HOST = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private ControlPort() {}

    /** What a JVM is started with, so that it can offer something. */
    static List<String> options(int port) {
        return List.of(
                "-Dcom.sun.management.jmxremote.port=" + port,
                "-Dcom.sun.management.jmxremote.rmi.port=" + port,
                "-Dcom.sun.management.jmxremote.host=" + HOST,
                "-Djava.rmi.server.hostname=" + HOST,
                "-Dcom.sun.management.jmxremote.authenticate=false",
                "-Dcom.sun.management.jmxremote.ssl=false");
    }

    /** Offers the object of this type. What it takes and gives is serializable, of public types. */
    static <T> void offer(Class<T> type, T object) throws JMException {
        ManagementFactory.getPlatformMBeanServer().registerMBean(new StandardMBean(object, type), name(type));
    }

    /**
     * What another process offers on its port, when it has begun to.
     *
     * @param alive whether it is worth waiting for
     */
    static <T> T find(int port, Class<T> type, BooleanSupplier alive) {
        return await().atMost(PATIENCE)
                .ignoreException(IOException.class)
                .until(() -> offered(port, type, alive), Optional::isPresent)
                .orElseThrow();
    }

    private static <T> Optional<T> offered(int port, Class<T> type, BooleanSupplier alive)
            throws IOException, JMException {
        if (!alive.getAsBoolean()) {
            throw new IllegalStateException("The process that offers " + type.getSimpleName() + " has ended");
        }
        JMXServiceURL address = new JMXServiceURL("service:jmx:rmi:///jndi/rmi://" + HOST + ":" + port + "/jmxrmi");
        MBeanServerConnection there = JMXConnectorFactory.connect(address).getMBeanServerConnection();
        ObjectName name = name(type);
        return there.isRegistered(name) ? Optional.of(JMX.newMBeanProxy(there, name, type)) : Optional.empty();
    }

    private static ObjectName name(Class<?> type) throws JMException {
        return new ObjectName("load", "type", type.getSimpleName());
    }
}
