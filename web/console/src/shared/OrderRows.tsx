import { Link } from 'react-router';

import type { OrderView } from '@shared/growthTypes';

import { At, Sum } from './Figures';
import styles from './OrderRows.module.css';
import { StatusTag } from './StatusTag';

/** Orders in a few lines, each with where its parcels are. */
export function OrderRows({ orders, none }: { orders: OrderView[]; none: string }) {
  if (orders.length === 0) return <p className="hint">{none}</p>;
  return (
    <ul className={styles.orders}>
      {orders.map((order) => (
        <li key={order.id}>
          <Link to={`/orders/${encodeURIComponent(order.shop)}/${encodeURIComponent(order.number)}`}>
            {order.number}
          </Link>
          <span className={styles.parcels}>
            {order.parcels.map((parcel) => (
              <Link key={parcel.id} to={`/parcels/${parcel.id}`} className={styles.parcel}>
                <StatusTag status={parcel.status} />
              </Link>
            ))}
          </span>
          <Sum of={order.paid} />
          <span className="hint">
            <At time={order.times.placedAt ?? order.times.createdAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}
