package io.github.alliancepay.demo.backend;

import java.util.List;
import org.springframework.orm.jpa.persistenceunit.DefaultPersistenceUnitManager;
import org.springframework.orm.jpa.persistenceunit.MutablePersistenceUnitInfo;

/**
 * Reads the three persistence descriptors of Broadleaf as one unit, because they declare the same units several times. Their settings for
 * Hibernate 4 (HSQLDB dialect, Ehcache) are left out.
 */
class BroadleafPersistenceUnit extends DefaultPersistenceUnitManager {

    static final String NAME = "blPU";

    private final MutablePersistenceUnitInfo merged = new MutablePersistenceUnitInfo();

    BroadleafPersistenceUnit() {
        setPersistenceXmlLocations(
                "classpath:META-INF/persistence-common.xml",
                "classpath:META-INF/persistence-profile.xml",
                "classpath:META-INF/persistence-framework.xml");
    }

    @Override
    protected boolean isPersistenceUnitOverrideAllowed() {
        return true;
    }

    @Override
    protected void postProcessPersistenceUnitInfo(MutablePersistenceUnitInfo unit) {
        unit.getManagedClassNames().forEach(this::addClass);
        unit.getMappingFileNames().forEach(merged::addMappingFileName);
        merged.setPersistenceUnitRootUrl(unit.getPersistenceUnitRootUrl());
    }

    private void addClass(String name) {
        if (!merged.getManagedClassNames().contains(name)) {
            merged.addManagedClassName(name);
        }
    }

    @Override
    public MutablePersistenceUnitInfo obtainPersistenceUnitInfo(String name) {
        MutablePersistenceUnitInfo unit = (MutablePersistenceUnitInfo) super.obtainPersistenceUnitInfo(name);
        unit.getManagedClassNames().clear();
        unit.getManagedClassNames().addAll(merged.getManagedClassNames());
        replace(unit.getMappingFileNames(), merged.getMappingFileNames());
        unit.getProperties().clear();
        return unit;
    }

    private static void replace(List<String> names, List<String> others) {
        names.clear();
        names.addAll(others);
    }
}
