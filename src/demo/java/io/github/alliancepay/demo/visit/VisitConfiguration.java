package io.github.alliancepay.demo.visit;

import javax.servlet.http.HttpServletRequest;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletListenerRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.support.OpenEntityManagerInViewFilter;
import org.springframework.web.util.HttpSessionMutexListener;

/** The order of the filters, with those of Spring. */
@Configuration(proxyBeanMethods = false)
class VisitConfiguration {

    static final int HEADERS = 10;
    static final int VIEW = 20;
    static final int VISIT = 30;
    static final int CSRF = 40;
    static final int LOCK = 50;

    static boolean isStatic(HttpServletRequest request) {
        return request.getServletPath().matches("/(js|css|img)/.*|/favicon.ico");
    }

    @Bean
    FilterRegistrationBean<OpenEntityManagerInViewFilter> openEntityManagerInView() {
        FilterRegistrationBean<OpenEntityManagerInViewFilter> view =
                new FilterRegistrationBean<>(new OpenEntityManagerInViewFilter());
        view.setOrder(VIEW);
        return view;
    }

    @Bean
    ServletListenerRegistrationBean<HttpSessionMutexListener> sessionMutex() {
        return new ServletListenerRegistrationBean<>(new HttpSessionMutexListener());
    }
}
