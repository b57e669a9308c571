package io.github.alliancepay.story;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ports of a process that dies once: before a call leaves it, or after its effect but before its answer. Or something else happens then. */
final class Dying {

    private Dying() {}

    static <T> T before(Class<T> port, T real, String call) {
        return port(port, real, call, crash("before " + call), () -> {});
    }

    static <T> T after(Class<T> port, T real, String call) {
        return port(port, real, call, () -> {}, crash("after " + call));
    }

    /** Something happens after the first such call. */
    static <T> T followed(Class<T> port, T real, String call, Runnable event) {
        return port(port, real, call, () -> {}, event);
    }

    private static Runnable crash(String where) {
        return () -> {
            throw new Crash(where);
        };
    }

    private static <T> T port(Class<T> port, T real, String call, Runnable before, Runnable after) {
        AtomicBoolean alive = new AtomicBoolean(true);
        Object dying =
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    boolean first = method.getName().equals(call) && alive.compareAndSet(true, false);
                    if (first) {
                        before.run();
                    }
                    Object result = invoke(() -> method.invoke(real, arguments));
                    if (first) {
                        after.run();
                    }
                    return result;
                });
        return port.cast(dying);
    }

    private static Object invoke(Call call) throws Throwable {
        try {
            return call.make();
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private interface Call {

        Object make() throws ReflectiveOperationException;
    }
}
