package io.github.alliancepay.demo.backend;

import java.io.Serializable;
import java.util.Map;
import java.util.Properties;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.id.enhanced.TableGenerator;
import org.hibernate.jpa.spi.IdentifierGeneratorStrategyProvider;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.type.Type;

/**
 * Gives ids to Broadleaf's entities like its {@code IdOverrideTableGenerator}: from one table, unless an id is already set. The original
 * overrides methods whose signatures Hibernate has changed, so it would have no effect here.
 */
public class BroadleafIds extends TableGenerator {

    @Override
    public void configure(Type type, Properties parameters, ServiceRegistry services) {
        parameters.putIfAbsent(TABLE_PARAM, "SEQUENCE_GENERATOR");
        parameters.putIfAbsent(SEGMENT_COLUMN_PARAM, "ID_NAME");
        parameters.putIfAbsent(VALUE_COLUMN_PARAM, "ID_VAL");
        parameters.putIfAbsent(INCREMENT_PARAM, "50");
        super.configure(type, parameters, services);
    }

    @Override
    public Serializable generate(SharedSessionContractImplementor session, Object entity) {
        Serializable given = session.getEntityPersister(null, entity).getIdentifier(entity, session);
        return given != null ? given : super.generate(session, entity);
    }

    /** Registers this generator under the name that Broadleaf's annotations use. */
    @SuppressWarnings("deprecation") // Hibernate 5.6 has no other way to replace a generator by name
    public static class Strategy implements IdentifierGeneratorStrategyProvider {

        @Override
        public Map<String, Class<?>> getStrategies() {
            return Map.of("org.broadleafcommerce.common.persistence.IdOverrideTableGenerator", BroadleafIds.class);
        }
    }
}
