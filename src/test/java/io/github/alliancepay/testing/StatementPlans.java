package io.github.alliancepay.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * A data source that asks the database for the plan of every prepared statement that is run through it, with the values it is run with.
 * For use by one thread.
 */
public final class StatementPlans {

    private final Map<String, List<Map<String, String>>> plans = new LinkedHashMap<>();
    private final DataSource explained;

    public StatementPlans(DataSource source) {
        explained = proxy(DataSource.class, (self, method, arguments) -> {
            Object result = invoke(source, method, arguments);
            return result instanceof Connection connection ? explained(connection) : result;
        });
    }

    /** The data source to use instead of the original. */
    public DataSource explained() {
        return explained;
    }

    /** The rows of the plans, by statement, in the order in which the statements were first run. */
    public Map<String, List<Map<String, String>>> plans() {
        return plans;
    }

    private Connection explained(Connection connection) {
        return proxy(Connection.class, (self, method, arguments) -> {
            Object result = invoke(connection, method, arguments);
            return result instanceof PreparedStatement statement
                    ? explained(connection, statement, (String) arguments[0])
                    : result;
        });
    }

    private PreparedStatement explained(Connection connection, PreparedStatement statement, String sql) {
        List<Call> values = new ArrayList<>();
        return proxy(PreparedStatement.class, (self, method, arguments) -> {
            if (method.getName().startsWith("set") && arguments != null && arguments[0] instanceof Integer) {
                values.add(new Call(method, arguments));
            } else if (method.getName().startsWith("execute") && !plans.containsKey(sql)) {
                plans.put(sql, explain(connection, sql, values));
            }
            return invoke(statement, method, arguments);
        });
    }

    private static List<Map<String, String>> explain(Connection connection, String sql, List<Call> values)
            throws Throwable {
        try (PreparedStatement explain = connection.prepareStatement("EXPLAIN " + sql)) {
            for (Call value : values) {
                invoke(explain, value.method(), value.arguments());
            }
            try (ResultSet rows = explain.executeQuery()) {
                return rows(rows);
            }
        }
    }

    private static List<Map<String, String>> rows(ResultSet result) throws SQLException {
        List<Map<String, String>> rows = new ArrayList<>();
        while (result.next()) {
            Map<String, String> row = new TreeMap<>();
            for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                row.put(result.getMetaData().getColumnLabel(column), String.valueOf(result.getString(column)));
            }
            rows.add(row);
        }
        return rows;
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private record Call(Method method, Object[] arguments) {}
}
