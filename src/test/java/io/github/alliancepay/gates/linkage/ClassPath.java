package io.github.alliancepay.gates.linkage;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The types of the JDK, then of jars and folders in their order. The first one that has a type counts. No class is loaded. */
final class ClassPath {

    private static final ClassLoader JDK = ClassLoader.getPlatformClassLoader();
    private static final Map<String, Boolean> OF_THE_JDK = new ConcurrentHashMap<>();

    private final List<Path> roots;
    private final ClassLoader files;
    private final Map<String, Optional<TypeFile>> types = new HashMap<>();

    private ClassPath(List<Path> roots) {
        this.roots = roots;
        this.files = new URLClassLoader(roots.stream().map(ClassPath::url).toArray(URL[]::new), JDK);
    }

    /** The jars that this build compiles against. */
    static ClassPath ofThisBuild() {
        return new ClassPath(jarsOfThisBuild().toList());
    }

    /** The jars of a folder, then the libraries that the plugin brings. */
    static ClassPath ofJarsIn(Path folder) throws IOException {
        try (Stream<Path> jars = Files.list(folder).filter(ClassPath::isJar).sorted()) {
            return new ClassPath(Stream.concat(jars, jarsOfThisBuild().filter(ClassPath::isShipped))
                    .toList());
        }
    }

    /** The classes of a folder, then these. */
    ClassPath behind(Path folder) {
        return new ClassPath(Stream.concat(Stream.of(folder), roots.stream()).toList());
    }

    /** The jars whose file name starts with this. */
    List<Path> jars(String start) {
        return roots.stream()
                .filter(root -> root.getFileName().toString().startsWith(start))
                .toList();
    }

    static boolean isOfTheJdk(String type) {
        return OF_THE_JDK.computeIfAbsent(type, name -> JDK.getResource(name + ".class") != null);
    }

    Optional<TypeFile> find(String type) {
        Optional<TypeFile> known = types.get(type);
        if (known == null) {
            known = read(type);
            types.put(type, known);
        }
        return known;
    }

    /** The type and all its supertypes that exist; superclasses first, as the virtual machine looks up members. */
    List<TypeFile> lineage(String type) {
        Set<TypeFile> found = new LinkedHashSet<>();
        List<String> interfaces = new ArrayList<>();
        for (Optional<TypeFile> here = find(type); here.isPresent(); here = here.flatMap(this::parent)) {
            found.add(here.get());
            interfaces.addAll(here.get().interfaces());
        }
        while (!interfaces.isEmpty()) {
            find(interfaces.remove(0)).filter(found::add).ifPresent(above -> interfaces.addAll(above.interfaces()));
        }
        return List.copyOf(found);
    }

    private Optional<TypeFile> parent(TypeFile type) {
        return Optional.ofNullable(type.parent()).flatMap(this::find);
    }

    private Optional<TypeFile> read(String type) {
        try (InputStream file = files.getResourceAsStream(type + ".class")) {
            return file == null ? Optional.empty() : Optional.of(TypeFile.read(file.readAllBytes()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Path> jarsOfThisBuild() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(ClassPath::isJar);
    }

    private static boolean isJar(Path file) {
        return file.toString().endsWith(".jar");
    }

    private static boolean isShipped(Path jar) {
        return jar.getFileName().toString().matches("(nimbus-jose-jwt|resilience4j-).*")
                || jar.toString().contains("zxing");
    }

    private static URL url(Path root) {
        try {
            return root.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
