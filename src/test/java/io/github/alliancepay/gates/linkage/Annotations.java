package io.github.alliancepay.gates.linkage;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.RecordComponentNode;

/** The annotations in a class file, on all kinds of elements. */
final class Annotations {

    private Annotations() {}

    static List<AnnotationNode> of(ClassNode type) {
        return Stream.of(
                        present(type.visibleAnnotations, type.invisibleAnnotations),
                        type.fields.stream().flatMap(Annotations::of),
                        type.methods.stream().flatMap(Annotations::of),
                        present(type.recordComponents).flatMap(Annotations::of))
                .flatMap(annotations -> annotations)
                .toList();
    }

    private static Stream<AnnotationNode> of(FieldNode field) {
        return present(field.visibleAnnotations, field.invisibleAnnotations);
    }

    private static Stream<AnnotationNode> of(RecordComponentNode component) {
        return present(component.visibleAnnotations, component.invisibleAnnotations);
    }

    private static Stream<AnnotationNode> of(MethodNode method) {
        return Stream.concat(
                present(method.visibleAnnotations, method.invisibleAnnotations),
                Stream.concat(
                        ofParameters(method.visibleParameterAnnotations),
                        ofParameters(method.invisibleParameterAnnotations)));
    }

    private static Stream<AnnotationNode> ofParameters(List<AnnotationNode>[] parameters) {
        return parameters == null ? Stream.empty() : Stream.of(parameters).flatMap(Annotations::present);
    }

    private static Stream<AnnotationNode> present(List<AnnotationNode> visible, List<AnnotationNode> invisible) {
        return Stream.concat(present(visible), present(invisible));
    }

    /** ASM has null for an empty list. */
    private static <T> Stream<T> present(List<T> list) {
        return Stream.ofNullable(list).flatMap(Collection::stream);
    }
}
