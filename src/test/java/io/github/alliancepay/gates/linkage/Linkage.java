package io.github.alliancepay.gates.linkage;

import io.github.alliancepay.gates.linkage.Reference.Use;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;

/** Resolves references in a class path like the virtual machine, and reports what would fail. */
final class Linkage {

    private static final Set<Use> STATIC = Set.of(Use.STATIC_FIELD, Use.STATICALLY_CALLED);

    private final ClassPath path;

    Linkage(ClassPath path) {
        this.path = path;
    }

    /** One sentence for each of those references that does not resolve. */
    Set<String> faults(Stream<Reference> references) {
        return references
                .flatMap(reference -> fault(reference).map(fault -> reference.inWords() + " " + fault).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** One sentence for each abstract method that one of those types neither has nor inherits an implementation of. */
    Set<String> unimplemented(Set<String> types) {
        return types.stream()
                .filter(type -> !path.find(type).orElseThrow().is(Opcodes.ACC_ABSTRACT))
                .flatMap(type -> abstractMethods(type)
                        .map(method -> method.inWords() + " is not implemented by " + type.replace('/', '.')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** @param member in the form of {@link Reference#inWords()} */
    boolean has(String member) {
        Optional<TypeFile> type = path.find(member.replaceFirst("#.*", "").replace('.', '/'));
        return member.contains("#") ? type.filter(owner -> has(owner, member)).isPresent() : type.isPresent();
    }

    private boolean has(TypeFile owner, String member) {
        return path.lineage(owner.name()).stream()
                .flatMap(above -> above.members().keySet().stream())
                .map(key -> Reference.toMember(Use.CALLED, owner, key).inWords())
                .anyMatch(member::equals);
    }

    private Optional<String> fault(Reference reference) {
        Optional<TypeFile> type = path.find(reference.owner());
        if (type.isEmpty()) {
            return Optional.of("is not there");
        }
        return reference.isToType() ? ofType(reference.use(), type.get()) : ofMember(reference, type.get());
    }

    private Optional<String> ofType(Use use, TypeFile type) {
        boolean isInterface = type.is(Opcodes.ACC_INTERFACE);
        return Stream.of(
                        fault(!type.is(Opcodes.ACC_PUBLIC), "is not public"),
                        fault(use == Use.EXTENDED && isInterface, "is an interface, and a class extends it"),
                        fault(use == Use.EXTENDED && type.is(Opcodes.ACC_FINAL), "is final, and a class extends it"),
                        fault(use == Use.IMPLEMENTED && !isInterface, "is no interface, and a class implements it"),
                        fault(
                                use == Use.CREATED && type.is(Opcodes.ACC_ABSTRACT),
                                "is abstract, and a class creates it"),
                        missingAbove(type))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> missingAbove(TypeFile type) {
        return path.lineage(type.name()).stream()
                .flatMap(TypeFile::parents)
                .filter(above -> path.find(above).isEmpty())
                .map(above -> "needs " + above.replace('/', '.') + ", which is not there")
                .findFirst();
    }

    private Optional<String> ofMember(Reference reference, TypeFile type) {
        if (type.is(Opcodes.ACC_INTERFACE) != reference.ofInterface()) {
            return Optional.of(reference.ofInterface() ? "is of no interface any more" : "is of an interface now");
        }
        if (reference.use() == Use.ATTRIBUTE) {
            boolean isThere = type.members().keySet().stream().anyMatch(key -> key.startsWith(reference.name() + "("));
            return fault(!isThere, "is not there");
        }
        return declaring(reference.owner(), reference.key())
                .map(found -> ofAccess(reference, found.members().get(reference.key())))
                .orElse(Optional.of("is not there"));
    }

    private Optional<String> ofAccess(Reference reference, int access) {
        boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
        boolean isOpen = (access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0;
        boolean isFinal = (access & Opcodes.ACC_FINAL) != 0;
        return Stream.of(
                        fault(!isOpen, "is neither public nor protected"),
                        fault(isStatic && !STATIC.contains(reference.use()), "is static"),
                        fault(!isStatic && STATIC.contains(reference.use()), "is not static"),
                        fault(isFinal && reference.use() == Use.OVERRIDDEN, "is final, and a class overrides it"),
                        fault(
                                reference.use() == Use.WRITTEN_AS_LAMBDA && !isOnlyAbstractMethod(reference),
                                "is not the only abstract method, and a lambda stands for it"))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private boolean isOnlyAbstractMethod(Reference reference) {
        return abstractMethods(reference.owner())
                .allMatch(method -> method.name().equals(reference.name()));
    }

    private Optional<TypeFile> declaring(String type, String key) {
        List<TypeFile> lineage = key.startsWith("<") ? path.find(type).stream().toList() : path.lineage(type);
        return lineage.stream()
                .filter(above -> above.members().containsKey(key))
                .findFirst();
    }

    /** Abstract methods of a type that nothing in its lineage implements. */
    private Stream<Reference> abstractMethods(String type) {
        List<TypeFile> lineage = path.lineage(type);
        Set<String> implemented = lineage.stream()
                .flatMap(above -> methods(above, access -> (access & Opcodes.ACC_ABSTRACT) == 0))
                .collect(Collectors.toSet());
        return lineage.stream().flatMap(above -> methods(above, access -> (access & Opcodes.ACC_ABSTRACT) != 0)
                .filter(key -> !implemented.contains(key))
                .map(key -> Reference.toMember(Use.CALLED, above, key)));
    }

    private static Stream<String> methods(TypeFile type, Predicate<Integer> access) {
        return type.members().entrySet().stream()
                .filter(member -> member.getKey().contains("(") && access.test(member.getValue()))
                .map(member -> member.getKey());
    }

    private static Optional<String> fault(boolean isOne, String sentence) {
        return isOne ? Optional.of(sentence) : Optional.empty();
    }
}
