package io.github.alliancepay.demo.storefront;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ListFactoryBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The lists to which a module adds its scripts, styles and messages, with their names in Broadleaf 6.2 and 7.0. */
@Configuration(proxyBeanMethods = false)
class StorefrontConfiguration {

    @Bean
    ListFactoryBean blJsLocations() {
        return list("classpath:/store/js/");
    }

    @Bean
    ListFactoryBean blCssLocations() {
        return list("classpath:/store/css/");
    }

    @Bean
    ListFactoryBean blMessageSourceBaseNames() {
        return list("classpath:messages/store");
    }

    @Bean
    ReloadableResourceBundleMessageSource messageSource(@Qualifier("blMessageSourceBaseNames") List<String> baseNames) {
        ReloadableResourceBundleMessageSource messages = new ReloadableResourceBundleMessageSource();
        messages.setBasenames(baseNames.toArray(String[]::new));
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    @Bean
    WebMvcConfigurer assets(
            @Qualifier("blJsLocations") List<String> scripts, @Qualifier("blCssLocations") List<String> styles) {
        return new WebMvcConfigurer() {
            @Override
            public void addResourceHandlers(ResourceHandlerRegistry handlers) {
                handlers.addResourceHandler("/js/**").addResourceLocations(scripts.toArray(String[]::new));
                handlers.addResourceHandler("/css/**").addResourceLocations(styles.toArray(String[]::new));
                handlers.addResourceHandler("/img/**").addResourceLocations("classpath:/store/img/");
            }
        };
    }

    private static ListFactoryBean list(String... elements) {
        ListFactoryBean list = new ListFactoryBean();
        list.setSourceList(new ArrayList<>(List.of(elements)));
        return list;
    }
}
