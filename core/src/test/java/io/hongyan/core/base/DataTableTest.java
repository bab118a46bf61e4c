package io.hongyan.core.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DataTableTest {

    @Test
    void readsCellsByTheirColumn() {
        var table =
                DataTable.parse("# version: 7\r\n# a note\r\na\tb\r\n1\tx|y\r\n\r\n2\t\r\n", '\t');

        assertThat(table.version()).isEqualTo("7");
        assertThat(table.rows()).extracting(row -> row.get("a")).containsExactly("1", "2");
        assertThat(table.rows().getFirst().list("b")).containsExactly("x", "y");
        assertThat(table.rows().getLast().list("b")).isEmpty();
    }

    @Test
    void aShortLineIsRefusedWithItsNumber() {
        assertThatThrownBy(() -> DataTable.parse("# version: 1\na,b\n1\n", ','))
                .hasMessageContaining("line 3");
    }

    @Test
    void aTableWithoutVersionIsRefused() {
        assertThatThrownBy(() -> DataTable.parse("a,b\n1,2\n", ','))
                .hasMessageContaining("version");
    }
}
