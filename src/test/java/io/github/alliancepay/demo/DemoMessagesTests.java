package io.github.alliancepay.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.demo.assortment.Article;
import io.github.alliancepay.demo.assortment.Shelf;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DemoMessagesTests {

    private static final Path RESOURCES = Path.of("src/demo/resources");
    private static final Pattern KEY =
            Pattern.compile("#\\{([a-z][a-zA-Z0-9.]*)[}(]|#messages\\.msg\\('([a-z.]+[a-z])'\\)");

    @Test
    void bothLanguagesHaveTheSameMessages() {
        assertThat(keys("store_en.properties")).isEqualTo(keys("store.properties"));
    }

    @Test
    void everyMessageOfATemplateExists() {
        assertThat(keys("store.properties")).containsAll(usedKeys());
    }

    @Test
    void everyArticleAndShelfIsDescribed() {
        Stream<String> articles = Arrays.stream(Article.values()).flatMap(article -> Stream.of("name", "fact", "text")
                .map(part -> "product." + article.slug() + "." + part));
        Stream<String> shelves = Arrays.stream(Shelf.values()).map(shelf -> "shelf." + shelf.slug() + ".text");

        assertThat(keys("store.properties"))
                .containsAll(Stream.concat(articles, shelves).toList());
    }

    /** An order has the Ukrainian name; an admin reads it in the admin's language. */
    @Test
    void everyArticleHasANameForAdmins() {
        assertThat(keys("store_en.properties"))
                .containsAll(Arrays.stream(Article.values())
                        .map(article -> "alliancepay.line.name." + article.title())
                        .toList());
    }

    private static Set<String> usedKeys() {
        try (Stream<Path> templates = Files.walk(RESOURCES.resolve("webTemplates"))) {
            return templates
                    .filter(Files::isRegularFile)
                    .map(DemoMessagesTests::read)
                    .flatMap(text -> KEY.matcher(text).results())
                    .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Set<String> keys(String file) {
        Properties messages = new Properties();
        try (Reader reader =
                Files.newBufferedReader(RESOURCES.resolve("messages").resolve(file))) {
            messages.load(reader);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
        return new TreeSet<>(messages.stringPropertyNames());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
