package io.github.alliancepay.broadleaf.autoconfigure;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder with the libraries of a shop, for a plugin that is run from its jar alone. Knows the JDK only.
 *
 * @param folder empty when there is none
 * @param jar of the plugin itself; empty when it does not come from a jar
 */
record Libraries(Optional<Path> folder, Optional<Path> jar) {

    /** One class of each library that the check needs. */
    private static final List<String> NEEDED = List.of(
            "org.springframework.boot.context.properties.bind.Binder",
            "com.fasterxml.jackson.databind.json.JsonMapper",
            "com.nimbusds.jose.JWEObject",
            "io.github.resilience4j.circuitbreaker.CircuitBreaker",
            "org.slf4j.Logger");

    static Libraries besideThisJar() {
        Optional<Path> jar = Optional.ofNullable(
                        Libraries.class.getProtectionDomain().getCodeSource())
                .map(CodeSource::getLocation)
                .flatMap(Libraries::path)
                .filter(path -> path.toString().endsWith(".jar"));
        return new Libraries(jar.map(Path::toAbsolutePath).map(Path::getParent), jar);
    }

    private static Optional<Path> path(URL location) {
        try {
            return Optional.of(Path.of(location.toURI()));
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException elsewhere) {
            return Optional.empty();
        }
    }

    /** Whether they are on the class path already. */
    static boolean arePresent() {
        return areIn(Libraries.class.getClassLoader());
    }

    private static boolean areIn(ClassLoader loader) {
        return NEEDED.stream().allMatch(name -> isIn(loader, name));
    }

    private static boolean isIn(ClassLoader loader, String name) {
        try {
            return Class.forName(name, false, loader) != null;
        } catch (ClassNotFoundException missing) {
            return false;
        }
    }

    /**
     * A class of the plugin in a class loader that has the libraries; empty when they are not in the folder. The loader becomes that of the
     * thread, since drivers of databases are looked for there. It lives as long as the process.
     */
    Optional<Class<?>> load(String name) throws IOException, ClassNotFoundException {
        URL[] jars = Stream.concat(jar.stream(), jars())
                .distinct()
                .map(Libraries::url)
                .toArray(URL[]::new);
        ClassLoader loader = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader());
        if (!areIn(loader)) {
            return Optional.empty();
        }
        Thread.currentThread().setContextClassLoader(loader);
        return Optional.of(Class.forName(name, true, loader));
    }

    private Stream<Path> jars() throws IOException {
        if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder.get())) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList().stream();
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException("A file has no address: " + jar, impossible);
        }
    }
}
