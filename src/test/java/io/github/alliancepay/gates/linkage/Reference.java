package io.github.alliancepay.gates.linkage;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Something that a class file needs of another type: the type itself or one of its members.
 *
 * @param ofInterface whether the type was an interface when the class was compiled
 * @param owner the type, internal name
 * @param name of the member; empty for the type itself
 * @param descriptor of the member; only parentheses for an attribute of an annotation, because class files do not contain its type
 */
record Reference(Use use, boolean ofInterface, String owner, String name, String descriptor)
        implements Comparable<Reference> {

    /** The use of a reference, which decides what may not change in its target. */
    enum Use {
        MENTIONED,
        CREATED,
        EXTENDED,
        IMPLEMENTED,
        FIELD,
        STATIC_FIELD,
        CALLED,
        STATICALLY_CALLED,
        OVERRIDDEN,
        WRITTEN_AS_LAMBDA,
        ATTRIBUTE
    }

    static Reference toType(Use use, String type) {
        return new Reference(use, false, type, "", "");
    }

    /** @param key a member that the owner has or inherits */
    static Reference toMember(Use use, TypeFile owner, String key) {
        int end = key.indexOf('(') < 0 ? key.indexOf(':') : key.indexOf('(');
        String descriptor = key.substring(key.charAt(end) == ':' ? end + 1 : end);
        return new Reference(use, owner.is(Opcodes.ACC_INTERFACE), owner.name(), key.substring(0, end), descriptor);
    }

    boolean isToType() {
        return name.isEmpty();
    }

    /** Name and descriptor, the key in {@link TypeFile#members()}. */
    String key() {
        return descriptor.startsWith("(") ? name + descriptor : name + ":" + descriptor;
    }

    /** As in Java: {@code some.Type#name(argument.Type): result.Type}. */
    String inWords() {
        String type = owner.replace('/', '.');
        if (isToType()) {
            return type;
        }
        if (use == Use.ATTRIBUTE) {
            return type + "#" + name + "()";
        }
        if (!descriptor.startsWith("(")) {
            return type + "#" + name + ": " + Type.getType(descriptor).getClassName();
        }
        String arguments = Arrays.stream(Type.getArgumentTypes(descriptor))
                .map(Type::getClassName)
                .collect(Collectors.joining(", ", "(", ")"));
        return type + "#" + name + arguments + ": "
                + Type.getReturnType(descriptor).getClassName();
    }

    @Override
    public int compareTo(Reference other) {
        return Comparator.comparing(Reference::inWords)
                .thenComparing(Reference::use)
                .thenComparing(Reference::ofInterface)
                .compare(this, other);
    }
}
