package io.github.alliancepay.broadleaf.autoconfigure;

import java.util.List;
import org.broadleafcommerce.common.extensibility.context.merge.LateStageMergeBeanPostProcessor;
import org.springframework.beans.factory.config.ListFactoryBean;

/** Additions to lists of the host, which is how modules bring files and messages (host section 4.5). */
final class HostLists {

    private HostLists() {}

    static ListFactoryBean list(Object... elements) {
        ListFactoryBean list = new ListFactoryBean();
        list.setSourceList(List.of(elements));
        return list;
    }

    static LateStageMergeBeanPostProcessor merge(String list, String target) {
        LateStageMergeBeanPostProcessor merge = new LateStageMergeBeanPostProcessor();
        merge.setCollectionRef(list);
        merge.setTargetRef(target);
        return merge;
    }
}
