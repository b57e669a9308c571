package io.github.alliancepay.broadleaf.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the host has read and changed in a request, and not written yet. A transaction within the request uses its entity managers, and
 * their commit compares each entity with the database and writes what has changed. The ledger's commit has to do neither: the host's
 * changes are the host's to write, and comparing a visitor's cart costs more than the ledger's own statement. For one thread.
 */
final class HostEntities {

    /** Hibernate's name for when changes are written. An entity manager without it is left as it is. */
    private static final String FLUSH_MODE = "org.hibernate.flushMode";

    private static final String NEVER = "MANUAL";

    /** Found by its name, since the classes for persistence may be absent, and those of the host's lines share no type. */
    private static final String HOLDER = "org.springframework.orm.jpa.EntityManagerHolder";

    private final List<Manager> managers;

    private HostEntities(Stream<Manager> managers) {
        this.managers = managers.toList();
    }

    /** Those of this thread's request; none while a transaction of the host is open, since that is suspended with all it has. */
    static HostEntities ofRequest() {
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? new HostEntities(Stream.empty())
                : new HostEntities(TransactionSynchronizationManager.getResourceMap().values().stream()
                        .filter(resource -> resource.getClass().getName().equals(HOLDER))
                        .flatMap(holder -> Manager.of(holder).stream()));
    }

    /** To be called after a transaction has begun, since Spring sets the mode then. */
    void leave() {
        managers.forEach(manager -> manager.flush(NEVER));
    }

    /** To be called after the end of the transaction. */
    void takeUp() {
        managers.forEach(manager -> manager.flush(manager.mode()));
    }

    /**
     * An entity manager.
     *
     * @param mode when it writes changes
     */
    private record Manager(Object manager, Object mode) {

        static Optional<Manager> of(Object holder) {
            return call(holder, "getEntityManager").flatMap(manager -> call(manager, "getProperties")
                    .map(properties -> ((Map<?, ?>) properties).get(FLUSH_MODE))
                    .map(mode -> new Manager(manager, mode)));
        }

        void flush(Object when) {
            try {
                manager.getClass()
                        .getMethod("setProperty", String.class, Object.class)
                        .invoke(manager, FLUSH_MODE, when);
            } catch (ReflectiveOperationException unusual) {
                throw new IllegalStateException(manager.getClass().getName() + " has no properties", unusual);
            }
        }

        private static Optional<Object> call(Object bean, String getter) {
            try {
                return Optional.ofNullable(bean.getClass().getMethod(getter).invoke(bean));
            } catch (ReflectiveOperationException unusual) {
                return Optional.empty();
            }
        }
    }
}
