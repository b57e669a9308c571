package io.github.alliancepay.broadleaf.checkout;

import io.github.alliancepay.broadleaf.checkout.CheckoutSettings.Placement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.thymeleaf.model.IProcessableElementTag;

/** Finds which placements an element of the host is meant by. Immutable. */
record Placements(List<Placement> all) {

    /** The tag names that are worth looking at. */
    Stream<String> tags() {
        return all.stream().map(Placement::tag).distinct();
    }

    List<Placement> at(IProcessableElementTag tag) {
        return all.stream().filter(placement -> isMeant(placement, tag)).toList();
    }

    private static boolean isMeant(Placement placement, IProcessableElementTag tag) {
        return placement.template().equals(tag.getTemplateName())
                && placement.tag().equalsIgnoreCase(tag.getElementCompleteName())
                && tag.hasAttribute(placement.attribute())
                && words(tag.getAttributeValue(placement.attribute())).anyMatch(placement.word()::equals);
    }

    private static Stream<String> words(String value) {
        return value == null ? Stream.empty() : Arrays.stream(value.trim().split("\\s+"));
    }
}
