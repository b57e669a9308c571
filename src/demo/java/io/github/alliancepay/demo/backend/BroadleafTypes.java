package io.github.alliancepay.demo.backend;

import org.hibernate.boot.model.TypeContributions;
import org.hibernate.boot.model.TypeContributor;
import org.hibernate.dialect.PostgreSQL81Dialect;
import org.hibernate.engine.jdbc.spi.JdbcServices;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.type.BasicType;
import org.hibernate.type.MaterializedClobType;
import org.hibernate.type.TextType;

/** Brings back the type for long texts that Broadleaf's entities use and that Hibernate removed after version 4. */
class BroadleafTypes implements TypeContributor {

    private static final String LONG_TEXT = "org.hibernate.type.StringClobType";

    @Override
    @SuppressWarnings("deprecation") // the replacement wants the type to know its names, and these types do not
    public void contribute(TypeContributions types, ServiceRegistry services) {
        types.contributeType(longText(services), LONG_TEXT);
    }

    /** PostgreSQL keeps a CLOB as a large object that can be read within a transaction only. */
    private static BasicType longText(ServiceRegistry services) {
        boolean postgres = services.getService(JdbcServices.class).getDialect() instanceof PostgreSQL81Dialect;
        return postgres ? TextType.INSTANCE : MaterializedClobType.INSTANCE;
    }
}
