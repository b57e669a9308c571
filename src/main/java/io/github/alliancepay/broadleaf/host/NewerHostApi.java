package io.github.alliancepay.broadleaf.host;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;

/**
 * Members of the host that its oldest line lacks, looked up once at start-up and called by reflection: the one place for them (host
 * section 8). Immutable, hence safe for use by many threads.
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

    /** Takes the host's lock of the order at once or not at all; where the host has none, always succeeds. */
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

    /** Looked up at each use: to read the methods of the host's services loads many classes, which would slow down its start. */
    private static Optional<Method> find(Object bean, String name) {
        return Arrays.stream(bean.getClass().getMethods())
                .filter(method -> method.getName().equals(name) && method.getParameterCount() == 1)
                .filter(method -> !method.isBridge())
                .findFirst();
    }

    private static Object call(Method method, Object bean, Object argument) {
        try {
            return method.invoke(bean, argument);
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
