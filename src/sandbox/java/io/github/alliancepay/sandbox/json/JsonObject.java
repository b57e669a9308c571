package io.github.alliancepay.sandbox.json;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A JSON object that keeps the order of its members. Not thread-safe while it is being filled. */
public final class JsonObject {
    private final Map<String, Object> members = new LinkedHashMap<>();

    /** A shallow copy. */
    public JsonObject copy() {
        JsonObject copy = new JsonObject();
        copy.members.putAll(members);
        return copy;
    }

    /** Sets a member and returns this object. */
    public JsonObject put(String name, Object value) {
        members.put(
                name,
                value instanceof Integer number ? (Object) number.longValue() : Objects.requireNonNull(value, name));
        return this;
    }

    /** Sets a member when there is a value; otherwise leaves it out. */
    public JsonObject putIfPresent(String name, Optional<?> value) {
        value.ifPresent(present -> put(name, present));
        return this;
    }

    /** Adds all members of another object. */
    public JsonObject putAll(JsonObject other) {
        members.putAll(other.members);
        return this;
    }

    /** Removes a member. */
    public JsonObject remove(String name) {
        members.remove(name);
        return this;
    }

    /** The names in their order. */
    public Set<String> names() {
        return members.keySet();
    }

    /** Whether the member exists, even when it is {@code null}. */
    public boolean has(String name) {
        return members.containsKey(name);
    }

    /** Whether the member is the literal {@code null}. */
    public boolean isNull(String name) {
        return members.get(name) == Json.NULL;
    }

    /** The member as it is, if it exists and is not {@code null}. */
    public Optional<Object> value(String name) {
        return Optional.ofNullable(members.get(name)).filter(value -> value != Json.NULL);
    }

    /** The member, if it is a string. */
    public Optional<String> text(String name) {
        return as(name, String.class);
    }

    /** The member, if it is a whole number. */
    public Optional<Long> whole(String name) {
        return as(name, Long.class);
    }

    /** The member, if it is a number with a fraction or too large for a long. */
    public Optional<BigDecimal> decimal(String name) {
        return as(name, BigDecimal.class);
    }

    /** The member, if it is true or false. */
    public Optional<Boolean> flag(String name) {
        return as(name, Boolean.class);
    }

    /** The member, if it is an object. */
    public Optional<JsonObject> object(String name) {
        return as(name, JsonObject.class);
    }

    /** The member, if it is an array. */
    public Optional<List<?>> list(String name) {
        return as(name, List.class).map(list -> (List<?>) list);
    }

    /** The objects of an array member; empty when it is not an array. */
    public List<JsonObject> objects(String name) {
        return list(name).orElse(List.of()).stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .toList();
    }

    private <T> Optional<T> as(String name, Class<T> type) {
        return Optional.ofNullable(members.get(name)).filter(type::isInstance).map(type::cast);
    }

    Map<String, Object> members() {
        return members;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonObject that && members.equals(that.members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    /** The object as compact JSON. */
    @Override
    public String toString() {
        return Json.write(this);
    }
}
