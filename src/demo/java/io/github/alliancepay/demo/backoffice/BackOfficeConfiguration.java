package io.github.alliancepay.demo.backoffice;

import io.github.alliancepay.demo.Sign;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The login of the back office, and its templates in the place where Broadleaf's admin has them. */
@Configuration(proxyBeanMethods = false)
class BackOfficeConfiguration {

    @Bean
    Sign backOfficeSign(@Value("${server.port}") int port) {
        return Sign.to("Back office", "http://localhost:" + port + "/admin")
                .saying("admin / admin: see a payment, update it from the bank, refund it");
    }

    @Bean
    ClassLoaderTemplateResolver adminTemplates(@Value("${spring.thymeleaf.cache:true}") boolean kept) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("open_admin_style/templates/");
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        resolver.setCheckExistence(true);
        resolver.setOrder(1);
        resolver.setCacheable(kept);
        return resolver;
    }

    @Bean
    WebMvcConfigurer behindTheDoor(Door door) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(door).addPathPatterns("/admin", "/admin/**");
            }
        };
    }
}
