package io.github.alliancepay.story;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.broadleafcommerce.common.payment.service.PaymentGatewayCheckoutService;
import org.springframework.beans.factory.config.SmartInstantiationAwareBeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;

/** Lets the process die before or after a step of the host's checkout. The step itself is the host's. */
@TestComponent
class CheckoutTrap implements SmartInstantiationAwareBeanPostProcessor {

    /** A step of the host's checkout. */
    enum Step {
        applyPaymentToOrder,
        initiateCheckout
    }

    private final Set<String> early = ConcurrentHashMap.newKeySet();
    private volatile Optional<Step> before = Optional.empty();
    private volatile Optional<Step> after = Optional.empty();

    void dieBefore(Step step) {
        before = Optional.of(step);
    }

    void dieAfter(Step step) {
        after = Optional.of(step);
    }

    void disarm() {
        before = Optional.empty();
        after = Optional.empty();
    }

    /** The host's beans refer to each other in circles, so the trap is set early. */
    @Override
    public Object getEarlyBeanReference(Object bean, String name) {
        early.add(name);
        return trappedIfCheckout(bean);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return early.contains(name) ? bean : trappedIfCheckout(bean);
    }

    private Object trappedIfCheckout(Object bean) {
        return bean instanceof PaymentGatewayCheckoutService ? trapped(bean) : bean;
    }

    private Object trapped(Object checkout) {
        return Proxy.newProxyInstance(
                CheckoutTrap.class.getClassLoader(),
                new Class<?>[] {PaymentGatewayCheckoutService.class},
                (proxy, method, arguments) -> step(checkout, method, arguments));
    }

    private Object step(Object checkout, Method method, Object[] arguments) throws Throwable {
        dieIf(before, method, "before ");
        try {
            return method.invoke(checkout, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        } finally {
            dieIf(after, method, "after ");
        }
    }

    private void dieIf(Optional<Step> trap, Method method, String when) {
        if (trap.filter(step -> step.name().equals(method.getName())).isPresent()) {
            disarm();
            throw new Crash(when + method.getName());
        }
    }
}
