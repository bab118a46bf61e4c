import { useQuery } from '@tanstack/react-query';
import { Button, Result, Tabs } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { type Parcel, world } from './api';
import { Head } from './Head';
import { useClock, useNews } from './live';
import { ParcelList, ParcelPanel } from './Parcels';
import { Stories } from './Stories';
import { dark, light } from './theme';
import { Faults, Phone, Switchboard } from './Tools';
import { WorldMap } from './WorldMap';

type Props = { isDark: boolean; onDark: (isDark: boolean) => void };

/** The whole page: the clock above, switches at the left, the map, the phone at the right. */
export function Page({ isDark, onDark }: Props) {
  const { t } = useTranslation();
  const colours = isDark ? dark : light;
  const [chosen, setChosen] = useState<string>();
  const [phone, setPhone] = useState<string>();
  useNews();
  const { query: clock, now } = useClock();
  const cities = useQuery({ queryKey: ['cities'], queryFn: world.cities, staleTime: Infinity });
  const parcels = useQuery({ queryKey: ['parcels'], queryFn: world.parcels, refetchInterval: 8000 });
  const choose = (parcel: Parcel) => {
    setChosen(parcel.number);
    setPhone(parcel.phone);
  };
  const chooseNumber = (number: string) => {
    const parcel = parcels.data?.find((each) => each.number === number);
    if (parcel) {
      choose(parcel);
    }
  };
  const first = parcels.data?.find((each) => each.problem && !each.over);
  const usual = first ?? parcels.data?.find((each) => !each.over && each.scans > 2);
  useEffect(() => {
    if (usual) {
      setChosen((before) => before ?? usual.number);
      setPhone((before) => before ?? usual.phone);
    }
  }, [usual]);
  const moving = parcels.data?.filter((parcel) => !parcel.over).length ?? 0;
  if (clock.isError && !clock.data) {
    return (
      <Result
        status="warning"
        title={t('away')}
        subTitle={t('awayHint')}
        extra={<Button onClick={() => void clock.refetch()}>{t('retry')}</Button>}
      />
    );
  }
  const vars = {
    '--ink': colours.ink,
    '--line': colours.line,
    '--ground': colours.ground,
    '--surface': colours.surface,
    '--text': colours.text,
    '--secondary': colours.secondary,
    '--hint': colours.hint,
    '--lake': colours.lake,
  } as React.CSSProperties;
  return (
    <div className="page" style={vars}>
      <Head clock={clock.data} now={now} colours={colours} isDark={isDark} onDark={onDark} />
      <main>
        <div className="left">
          <Tabs
            size="small"
            items={[
              {
                key: 'parcels',
                label: `${t('parcels')} · ${t('moving', { count: moving })}`,
                children: <ParcelList parcels={parcels.data} chosen={chosen} onChoose={choose} />,
              },
              {
                key: 'tools',
                label: t('faults'),
                children: (
                  <>
                    <Faults />
                    <Switchboard parcels={parcels.data ?? []} />
                  </>
                ),
              },
              {
                key: 'stories',
                label: t('stories'),
                children: (
                  <Stories
                    colours={colours}
                    onStory={(number, itsPhone) => {
                      setChosen(number);
                      setPhone(itsPhone);
                    }}
                  />
                ),
              },
            ]}
          />
        </div>
        <div className="middle">
          <WorldMap
            cities={cities.data ?? []}
            parcels={parcels.data ?? []}
            chosen={chosen}
            colours={colours}
            now={now}
            onChoose={chooseNumber}
          />
          <ParcelPanel number={chosen} />
        </div>
        <div className="right">
          <h2>{t('phone')}</h2>
          <Phone phone={phone} onPhone={setPhone} />
        </div>
      </main>
    </div>
  );
}
