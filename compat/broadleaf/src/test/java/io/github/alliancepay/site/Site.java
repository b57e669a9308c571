package io.github.alliancepay.site;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.broadleafcommerce.common.config.EnableBroadleafSiteAutoConfiguration;
import org.broadleafcommerce.common.extensibility.context.merge.Merge;
import org.broadleafcommerce.common.security.handler.SecurityFilter;
import org.springframework.beans.factory.config.MapFactoryBean;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The smallest site on Broadleaf: its configuration, and one empty database in memory. */
@SpringBootApplication
class Site {

    @Bean
    DataSource siteDatabase() {
        return new DriverManagerDataSource("jdbc:hsqldb:mem:" + UUID.randomUUID() + ";hsqldb.tx=mvcc", "sa", "");
    }

    @Bean
    MapFactoryBean blMergedDataSources(DataSource database) {
        MapFactoryBean sources = new MapFactoryBean();
        sources.setSourceMap(Map.of("jdbc/web", database, "jdbc/webSecure", database, "jdbc/cmsStorage", database));
        return sources;
    }

    @Merge(targetRef = "blMergedPersistenceXmlLocations", early = true)
    List<String> persistenceUnits() {
        return List.of("classpath*:/META-INF/persistence-site.xml");
    }

    /** Everybody may see every page, and nobody can log in. */
    @Bean
    SecurityFilterChain openDoors(HttpSecurity http) throws Exception {
        return http.csrf(csrf -> csrf.disable())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    AuthenticationManager blAuthenticationManager() {
        return login -> {
            throw new BadCredentialsException("This site has no accounts");
        };
    }

    /** Refuses POST requests without the session's token, as in Broadleaf's own demo store. */
    @Bean
    SecurityFilter blCsrfFilter() {
        return new SecurityFilter();
    }

    /** The host's configuration, and the packages of its web filters. */
    @Configuration
    @EnableBroadleafSiteAutoConfiguration
    @ComponentScan({
        "org.broadleafcommerce.common.web.security",
        "org.broadleafcommerce.profile.web.core.security",
        "org.broadleafcommerce.core.web.order.security"
    })
    static class Broadleaf {}
}
