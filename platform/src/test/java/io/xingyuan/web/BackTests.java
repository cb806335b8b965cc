package io.xingyuan.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackTests {

    @Test
    void aPathOfThisHouseIsKept() {
        assertThat(Back.to("/enterprises?q=%E6%9D%8F&page=2")).isEqualTo("/enterprises?q=%E6%9D%8F&page=2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "https://example.org/", "//example.org/", "/\\example.org", "/a\r\nSet-Cookie: x=1", "x"})
    void anythingElseLeadsHome(String path) {
        assertThat(Back.to(path)).isEqualTo("/");
    }

    @Test
    void bracesAreNoPlaceholders() {
        assertThat(Back.to("/enterprises?q={x}")).isEqualTo("/enterprises?q=%7Bx%7D");
    }

    @Test
    void ofAnAddressOnlyThePathCounts() {
        assertThat(Back.pathOf("https://example.org/enterprises?page=2")).isEqualTo("/enterprises?page=2");
        assertThat(Back.pathOf("not an address")).isEqualTo("/");
        assertThat(Back.pathOf(null)).isEqualTo("/");
    }
}
