package io.github.alliancepay.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;

/**
 * A data source that remembers every SQL statement sent through it. A batch is one statement. Rollbacks and savepoints are not counted.
 * Safe for use by many threads.
 */
public final class StatementCounter {

    private static final String COMMIT = "COMMIT";

    private final Queue<String> statements = new ConcurrentLinkedQueue<>();
    private final DataSource counted;

    public StatementCounter(DataSource source) {
        counted = proxy(DataSource.class, source, "");
    }

    /** The data source to use instead of the original. */
    public DataSource counted() {
        return counted;
    }

    /** The statements that all threads sent while the work ran. */
    public List<String> during(Runnable work) {
        return transactionsDuring(work).stream().flatMap(List::stream).toList();
    }

    /** The same by transactions: those that one thread sent until each of its commits, and those after the last one. */
    public List<List<String>> transactionsDuring(Runnable work) {
        statements.clear();
        work.run();
        List<List<String>> transactions = new ArrayList<>(List.of(new ArrayList<>()));
        for (String statement : statements) {
            if (statement.equals(COMMIT)) {
                transactions.add(new ArrayList<>());
            } else {
                transactions.get(transactions.size() - 1).add(statement);
            }
        }
        transactions.removeIf(List::isEmpty);
        return transactions;
    }

    private <T> T proxy(Class<T> type, Object target, String sql) {
        InvocationHandler handler = (self, method, arguments) -> invoke(target, sql, method, arguments);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private Object invoke(Object target, String sql, Method method, Object[] arguments) throws Throwable {
        String text = arguments != null && arguments[0] instanceof String first ? first : sql;
        if (target instanceof Statement && method.getName().startsWith("execute")) {
            statements.add(text);
        }
        if (target instanceof Connection && method.getName().equals("commit")) {
            statements.add(COMMIT);
        }
        try {
            return wrapped(method.invoke(target, arguments), text);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private Object wrapped(Object result, String sql) {
        if (result instanceof Connection) {
            return proxy(Connection.class, result, "");
        }
        if (result instanceof CallableStatement) {
            return proxy(CallableStatement.class, result, sql);
        }
        if (result instanceof PreparedStatement) {
            return proxy(PreparedStatement.class, result, sql);
        }
        return result instanceof Statement ? proxy(Statement.class, result, sql) : result;
    }
}
