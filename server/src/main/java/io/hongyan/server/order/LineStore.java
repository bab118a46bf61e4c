package io.hongyan.server.order;

import io.hongyan.server.platform.Columns;
import io.hongyan.server.platform.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** The table {@code order_line}. */
final class LineStore {

    private static final String DELETE =
            "delete from order_line where merchant_id = ? and order_id = ?";
    private static final String INSERT =
            """
            insert into order_line
                   (merchant_id, order_id, line_no, sku, title, quantity, price, currency, weight_g)
            select * from unnest(?::uuid[], ?::uuid[], ?::integer[], ?::text[], ?::text[],
                                 ?::integer[], ?::bigint[], ?::text[], ?::integer[])
            """;
    private static final String LIST =
            """
            select sku, title, quantity, price, currency, weight_g
              from order_line
             where merchant_id = ? and order_id = ?
             order by line_no
            """;

    private LineStore() {}

    static void replace(Connection c, UUID merchant, UUID order, List<OrderForm.Line> lines)
            throws SQLException {
        Sql.update(c, DELETE, merchant, order);
        var numbers = IntStream.rangeClosed(1, lines.size()).boxed().toList();
        try (var insert = c.prepareStatement(INSERT)) {
            new Columns<>(insert, numbers)
                    .uuid(_ -> merchant)
                    .uuid(_ -> order)
                    .integer(n -> n)
                    .text(n -> lines.get(n - 1).sku())
                    .text(n -> lines.get(n - 1).title())
                    .integer(n -> lines.get(n - 1).quantity())
                    .bigint(n -> lines.get(n - 1).price().amount())
                    .text(n -> lines.get(n - 1).price().currency())
                    .integer(n -> lines.get(n - 1).weightGrams())
                    .run();
        }
    }

    static List<OrderForm.Line> list(Connection c, UUID merchant, UUID order) throws SQLException {
        return Sql.list(
                c,
                LIST,
                row ->
                        new OrderForm.Line(
                                row.getString("sku"),
                                row.getString("title"),
                                row.getInt("quantity"),
                                new JsonFields.Amount(
                                        row.getLong("price"), row.getString("currency")),
                                row.getInt("weight_g")),
                merchant,
                order);
    }
}
