package io.github.alliancepay.story;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ports of a process that dies once: before a call leaves it, or after its effect but before its answer. */
final class Dying {

    private Dying() {}

    static <T> T before(Class<T> port, T real, String call) {
        return port(port, real, call, true);
    }

    static <T> T after(Class<T> port, T real, String call) {
        return port(port, real, call, false);
    }

    private static <T> T port(Class<T> port, T real, String call, boolean before) {
        AtomicBoolean alive = new AtomicBoolean(true);
        Object dying =
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    boolean dies = method.getName().equals(call) && alive.compareAndSet(true, false);
                    if (dies && before) {
                        throw new Crash("before " + call);
                    }
                    Object result = invoke(() -> method.invoke(real, arguments));
                    if (dies) {
                        throw new Crash("after " + call);
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
