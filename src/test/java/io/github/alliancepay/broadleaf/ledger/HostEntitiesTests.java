package io.github.alliancepay.broadleaf.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.persistence.EntityManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class HostEntitiesTests {

    private static final String MODE = "org.hibernate.flushMode";

    private final List<String> modes = new ArrayList<>();

    @AfterEach
    void theRequestEnds() {
        TransactionSynchronizationManager.clear();
        List.copyOf(TransactionSynchronizationManager.getResourceMap().keySet())
                .forEach(TransactionSynchronizationManager::unbindResource);
    }

    @Test
    void whatTheHostHasChangedIsNotWrittenMeanwhile() {
        open(manager(Map.of(MODE, "AUTO")));
        HostEntities entities = HostEntities.ofRequest();
        assertThat(modes).isEmpty();

        entities.leave();
        assertThat(modes).containsExactly("MANUAL");

        entities.takeUp();
        assertThat(modes).containsExactly("MANUAL", "AUTO");
    }

    @Test
    void eachEntityManagerGetsItsOwnModeBack() {
        open(manager(Map.of(MODE, "COMMIT")));
        open(manager(Map.of(MODE, "ALWAYS")));
        HostEntities entities = HostEntities.ofRequest();

        entities.leave();
        entities.takeUp();

        assertThat(modes)
                .startsWith("MANUAL", "MANUAL")
                .contains("COMMIT", "ALWAYS")
                .hasSize(4);
    }

    /** It is suspended with all it has, and its transaction is the host's to end. */
    @Test
    void theEntitiesOfATransactionAreLeftAlone() {
        open(manager(Map.of(MODE, "AUTO")));
        TransactionSynchronizationManager.setActualTransactionActive(true);
        HostEntities entities = HostEntities.ofRequest();

        entities.leave();
        entities.takeUp();

        assertThat(modes).isEmpty();
    }

    @Test
    void anEntityManagerThatIsNotHibernatesIsLeftAsItIs() {
        open(manager(Map.of()));
        TransactionSynchronizationManager.bindResource(new Object(), "something else of the request");
        HostEntities entities = HostEntities.ofRequest();

        entities.leave();
        entities.takeUp();

        assertThat(modes).isEmpty();
    }

    private EntityManager manager(Map<String, Object> properties) {
        EntityManager manager = mock(EntityManager.class);
        when(manager.getProperties()).thenReturn(properties);
        doAnswer(call -> modes.add(call.getArgument(1))).when(manager).setProperty(eq(MODE), any());
        return manager;
    }

    private static void open(EntityManager manager) {
        TransactionSynchronizationManager.bindResource(new Object(), new EntityManagerHolder(manager));
    }
}
