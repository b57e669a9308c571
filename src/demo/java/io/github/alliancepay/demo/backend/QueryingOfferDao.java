package io.github.alliancepay.demo.backend;

import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.broadleafcommerce.core.offer.dao.OfferDaoImpl;
import org.broadleafcommerce.core.offer.domain.Offer;
import org.springframework.stereotype.Repository;

/** Broadleaf's offer DAO with JPQL queries. The original uses the entity manager of Hibernate 4. */
@Repository("blOfferDao")
public class QueryingOfferDao extends OfferDaoImpl {

    private static final String AUTOMATIC =
            """
            select o from OfferImpl o
            where o.startDate < :tomorrow and (o.endDate is null or o.endDate > :yesterday)
              and (o.archiveStatus.archived = 'N' or o.archiveStatus.archived is null)
              and (o.automaticallyAdded = true or (o.automaticallyAdded is null and o.deliveryType = 'AUTOMATIC'))
            """;

    /** Reads the offers that need no code, with one day more on both sides, because the engine decides by its own time zone. */
    @Override
    public List<Offer> readOffersByAutomaticDeliveryType() {
        Date now = getCurrentDateAfterFactoringInDateResolution();
        return em.createQuery(AUTOMATIC, Offer.class)
                .setParameter("tomorrow", Date.from(now.toInstant().plus(1, ChronoUnit.DAYS)))
                .setParameter("yesterday", Date.from(now.toInstant().minus(1, ChronoUnit.DAYS)))
                .getResultList();
    }
}
