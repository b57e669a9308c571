package io.github.alliancepay.broadleaf.checkout;

import java.lang.reflect.Modifier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.multipart.MultipartResolver;

/**
 * Keeps Spring's multipart parser away from the plugin's addresses. Anybody can post to them, and the parser answers a broken body with a
 * stack trace in the log. The request is a servlet type of either javax or jakarta, so it is read by reflection.
 */
public final class MultipartExclusions implements BeanPostProcessor {

    private final String prefix;

    /** @param prefix how the paths begin whose requests are not parsed, without the host's context path */
    public MultipartExclusions(String prefix) {
        this.prefix = prefix;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof MultipartResolver ? limited(bean) : bean;
    }

    /** Of the resolver's own class where that can be, because the host may ask for its resolver by class. */
    private Object limited(Object resolver) {
        ProxyFactory factory = new ProxyFactory(resolver);
        factory.setProxyTargetClass(!Modifier.isFinal(resolver.getClass().getModifiers()));
        factory.addAdvice((MethodInterceptor) this::answer);
        return factory.getProxy(resolver.getClass().getClassLoader());
    }

    private Object answer(MethodInvocation call) throws Throwable {
        boolean excluded =
                call.getMethod().getName().equals("isMultipart") && path(call).startsWith(prefix);
        return excluded ? Boolean.FALSE : call.proceed();
    }

    private static String path(MethodInvocation call) {
        Class<?> type = call.getMethod().getParameterTypes()[0];
        Object request = call.getArguments()[0];
        return text(type, "getServletPath", request) + text(type, "getPathInfo", request);
    }

    private static String text(Class<?> type, String getter, Object request) {
        Object value = ReflectionUtils.invokeMethod(ReflectionUtils.findMethod(type, getter), request);
        return value == null ? "" : value.toString();
    }
}
