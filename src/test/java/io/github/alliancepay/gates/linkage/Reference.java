package io.github.alliancepay.gates.linkage;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Something that a class file needs of a type that is not its own: the type itself or one of its members.
 *
 * @param ofInterface whether the type was an interface when the class was compiled
 * @param owner the type, internal name
 * @param name of the member; empty if the type itself is meant
 * @param descriptor of the member; of an attribute of an annotation only the parentheses, since its type is not written down
 */
record Reference(Use use, boolean ofInterface, String owner, String name, String descriptor)
        implements Comparable<Reference> {

    /** What a reference is for, and so what must not change about its target. */
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

    /** @param key one of the owner's members or of those it inherits */
    static Reference toMember(Use use, TypeFile owner, String key) {
        int end = key.indexOf('(') < 0 ? key.indexOf(':') : key.indexOf('(');
        String descriptor = key.substring(key.charAt(end) == ':' ? end + 1 : end);
        return new Reference(use, owner.is(Opcodes.ACC_INTERFACE), owner.name(), key.substring(0, end), descriptor);
    }

    boolean isToType() {
        return name.isEmpty();
    }

    /** Name and descriptor, by which {@link TypeFile#members()} are found. */
    String key() {
        return descriptor.startsWith("(") ? name + descriptor : name + ":" + descriptor;
    }

    /** In words of the Java language: {@code some.Type#name(argument.Type): result.Type}. */
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
