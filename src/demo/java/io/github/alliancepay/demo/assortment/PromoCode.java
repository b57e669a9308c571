package io.github.alliancepay.demo.assortment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import javax.persistence.EntityManager;
import org.broadleafcommerce.core.offer.domain.Offer;
import org.broadleafcommerce.core.offer.domain.OfferCode;
import org.broadleafcommerce.core.offer.domain.OfferCodeImpl;
import org.broadleafcommerce.core.offer.domain.OfferImpl;
import org.broadleafcommerce.core.offer.service.type.OfferDiscountType;
import org.broadleafcommerce.core.offer.service.type.OfferType;
import org.springframework.stereotype.Component;

/** The code for ten percent off the goods, an offer in Broadleaf's own engine. */
@Component
public class PromoCode {

    /** What the shopper types in. */
    public static final String CODE = "TOLOKA10";

    private static final Date LONG_AGO = Date.from(Instant.parse("2020-01-01T00:00:00Z"));

    PromoCode() {}

    void add(EntityManager entities) {
        OfferCode code = new OfferCodeImpl();
        code.setOffer(entities.merge(tenPercent()));
        code.setOfferCode(CODE);
        code.setStartDate(LONG_AGO);
        entities.merge(code);
    }

    private static Offer tenPercent() {
        Offer offer = new OfferImpl();
        offer.setName("−10 %");
        offer.setType(OfferType.ORDER);
        offer.setDiscountType(OfferDiscountType.PERCENT_OFF);
        offer.setAutomaticallyAdded(false);
        offer.setValue(BigDecimal.TEN);
        offer.setStartDate(LONG_AGO);
        offer.setCombinableWithOtherOffers(true);
        return offer;
    }
}
