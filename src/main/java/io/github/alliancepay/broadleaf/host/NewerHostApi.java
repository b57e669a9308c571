package io.github.alliancepay.broadleaf.host;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import org.broadleafcommerce.profile.core.domain.Address;

/**
 * The members of the host that its oldest line lacks. They are found and called by reflection, only here (host section 8). Immutable;
 * safe for use by many threads.
 */
final class NewerHostApi {

    private final Object orderService;
    private final Object streaming;

    /**
     * @param orderService the host's {@code blOrderService}
     * @param streaming the host's {@code blStreamingTransactionCapableUtil}
     */
    NewerHostApi(Object orderService, Object streaming) {
        this.orderService = orderService;
        this.streaming = streaming;
    }

    /** Takes the host's lock of the order without waiting. Always succeeds where the host has no locks. */
    boolean acquireLock(Object order) {
        return find(orderService, "acquireLock")
                .map(method -> (Boolean) call(method, orderService, order))
                .orElse(true);
    }

    void releaseLock(Object order) {
        find(orderService, "releaseLock").ifPresent(method -> call(method, orderService, order));
    }

    /** Runs with an entity manager bound to the thread, so that lazy collections of the order load. */
    void withEntityManager(Runnable work) {
        find(streaming, "runOptionalEntityManagerInViewOperation")
                .ifPresentOrElse(method -> call(method, streaming, work), work);
    }

    /** The letters of an address's country, or the empty string. */
    static String countryCode(Address address) {
        return read(read(address, "getIsoCountryAlpha2"), "getAlpha2")
                .or(() -> read(read(address, "getCountry"), "getAbbreviation"))
                .map(Object::toString)
                .orElse("");
    }

    /** What an address's region is called, or the empty string. */
    static String region(Address address) {
        return read(address, "getStateProvinceRegion")
                .or(() -> read(read(address, "getState"), "getName"))
                .map(Object::toString)
                .orElse("");
    }

    private static Optional<Object> read(Optional<Object> bean, String getter) {
        return bean.flatMap(known -> read(known, getter));
    }

    private static Optional<Object> read(Object bean, String getter) {
        return Arrays.stream(bean.getClass().getMethods())
                .filter(method -> method.getName().equals(getter) && method.getParameterCount() == 0)
                .filter(method -> !method.isBridge())
                .findFirst()
                .map(method -> call(method, bean));
    }

    /** Found at each use, because reading the methods of the host's services at start would load many classes. */
    private static Optional<Method> find(Object bean, String name) {
        return Arrays.stream(bean.getClass().getMethods())
                .filter(method -> method.getName().equals(name) && method.getParameterCount() == 1)
                .filter(method -> !method.isBridge())
                .findFirst();
    }

    private static Object call(Method method, Object bean, Object... arguments) {
        try {
            return method.invoke(bean, arguments);
        } catch (InvocationTargetException failure) {
            throw unchecked(failure.getCause());
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(method + " of the host cannot be called", impossible);
        }
    }

    private static RuntimeException unchecked(Throwable cause) {
        if (cause instanceof Error end) {
            throw end;
        }
        return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
    }
}
