package io.github.alliancepay.demo.backend;

import java.util.List;
import java.util.Map;
import javax.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.boot.internal.EntityManagerFactoryBuilderImpl;
import org.hibernate.jpa.boot.spi.TypeContributorList;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

/** The entity manager and the transactions of Broadleaf, on the data source of Spring Boot. */
@Configuration(proxyBeanMethods = false)
class PersistenceConfiguration {

    /** Broadleaf's unit for payment secrets uses the same tables here. Nothing is stored in it. */
    @Bean({"entityManagerFactory", "blSecurePU"})
    LocalContainerEntityManagerFactoryBean entityManagerFactory(@Qualifier("dataSource") DataSource dataSource) {
        BroadleafPersistenceUnit unit = new BroadleafPersistenceUnit();
        unit.setDefaultDataSource(dataSource);
        unit.afterPropertiesSet();
        LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
        factory.setPersistenceUnitManager(unit);
        factory.setPersistenceUnitName(BroadleafPersistenceUnit.NAME);
        factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
        factory.setJpaPropertyMap(settings());
        return factory;
    }

    @SuppressWarnings("deprecation") // see BroadleafIds.Strategy
    private static Map<String, Object> settings() {
        TypeContributorList types = () -> List.of(new BroadleafTypes());
        return Map.of(
                EntityManagerFactoryBuilderImpl.TYPE_CONTRIBUTORS,
                types,
                AvailableSettings.IDENTIFIER_GENERATOR_STRATEGY_PROVIDER,
                new BroadleafIds.Strategy(),
                AvailableSettings.HBM2DDL_AUTO,
                "update",
                AvailableSettings.MERGE_ENTITY_COPY_OBSERVER,
                "allow",
                AvailableSettings.USE_SECOND_LEVEL_CACHE,
                false,
                AvailableSettings.USE_QUERY_CACHE,
                false);
    }

    @Bean({"transactionManager", "blTransactionManager", "blTransactionManagerSecureInfo"})
    JpaTransactionManager transactionManager(EntityManagerFactory factory, @Qualifier("dataSource") DataSource source) {
        JpaTransactionManager transactions = new JpaTransactionManager(factory);
        transactions.setDataSource(source);
        return transactions;
    }
}
